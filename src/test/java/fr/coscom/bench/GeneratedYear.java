package fr.coscom.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes the input folder of an invented year: a population in which every case of the rules has its share, four contracts in five
 * payable, at all caisses. The same seed, size and year give the same bytes; memory does not grow with the size.
 */
public final class GeneratedYear {

  private GeneratedYear() {}

  /** {@code SEED N YEAR DIR} */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      System.err.println("GeneratedYear SEED N YEAR DIR");
      System.exit(2);
    }
    write(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]));
  }

  /** @param folder is made; files of these names in it are replaced */
  public static void write(long seed, int contracts, int year, Path folder) throws IOException {
    Dice dice = new Dice(new Random(seed));
    GeneratedPlaces places = GeneratedPlaces.all();
    try (GeneratedFiles files = new GeneratedFiles(folder)) {
      places.write(files, year, dice);
      int written = 0;
      for (int serial = 1; written < contracts; serial++) {
        written += new GeneratedDoctor(dice, files, places, year, serial, contracts - written).write();
      }
    }
  }
}
