package fr.coscom.jobs;

/** Somebody asked the program to end: what was committed stays, the same command goes on from there. */
public final class StopRequested extends RuntimeException {

  StopRequested() {
    super("stop requested");
  }
}
