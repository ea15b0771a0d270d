package fr.coscom.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook of the program, opened again by a library that computes formulas by itself. */
public record ReopenedWorkbook(XSSFWorkbook workbook) {

  public static ReopenedWorkbook of(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new ReopenedWorkbook(new XSSFWorkbook(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Formulas of which the value that was written beside is not what they give, to the last digit that is shown. */
  public List<String> changedByEvaluation() {
    FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
    List<String> changed = new ArrayList<>();
    for (Sheet sheet : workbook) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.FORMULA) {
            double was = cell.getNumericCellValue();
            double is = evaluator.evaluate(cell).getNumberValue();
            // Products are compared as they are shown, with nine decimals; sums are rounded by their formula.
            if (Math.abs(was - is) > 1e-9) {
              changed.add(sheet.getSheetName() + "!" + cell.getAddress() + " " + was + " " + is + " =" + cell.getCellFormula());
            }
          }
        }
      }
    }
    return changed;
  }

  /** The numbers under a heading, evaluated, as text. */
  public List<String> column(String sheet, String heading) {
    FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
    Sheet of = workbook.getSheet(sheet);
    int column = -1;
    for (Cell cell : of.getRow(0)) {
      column = cell.getStringCellValue().equals(heading) ? cell.getColumnIndex() : column;
    }
    List<String> numbers = new ArrayList<>();
    for (int row = 1; row <= of.getLastRowNum(); row++) {
      Cell cell = of.getRow(row).getCell(column);
      if (cell != null) {
        numbers.add(BigDecimal.valueOf(evaluator.evaluate(cell).getNumberValue()).stripTrailingZeros().toPlainString());
      }
    }
    return numbers;
  }
}
