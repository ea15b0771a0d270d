package fr.coscom.audit;

import fr.coscom.audit.AuditTable.Formula;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import fr.coscom.papers.FrenchSpaces;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A table as a sheet: heading that stays in sight and can be filtered, widths, formats, landscape print, one page wide, on A4 or on A3
 * where A4 would be too small to read, with the heading on every page and the set, the sheet and the page below. A longer table goes on
 * in another sheet, see {@link SheetPlace}.
 */
final class WorkbookSheet implements AuditTable.Sink {

  /** Columns that are codes of the program; the workbook shows the words for them. */
  private static final Set<String> CODES =
      Set.of("status", "state", "outcome", "kind", "decision", "effect", "chosen_for", "cause", "event");
  /** Columns of sentences, in which French keeps a mark of punctuation on the line of its word. */
  private static final Set<String> SENTENCES = Set.of("says", "test", "meaning", "source", "note", "question", "taken", "other", "why", "next",
      "message", "object", "detail");
  private static final Set<String> TO_FILL_IN = Set.of("checked_on", "checked_by", "result", "remark");
  /** A workbook keeps fifteen significant digits. */
  private static final MathContext DIGITS = new MathContext(15);
  private static final int MOST_DECIMALS = 18;
  /**
   * Wrapped text is only seen in a row that is high enough; nobody measures it for a file that is written by a
   * program.
   */
  private static final int POINTS_A_LINE = 13;
  private static final int MOST_LINES = 30;
  /** In characters: printed at three fifths of its size. */
  private static final int WIDEST_ON_A4 = 250;

  private final SXSSFWorkbook workbook;
  private final WorkbookStyles styles;
  private final Messages words;
  private final String table;
  private final String footer;
  private final Map<String, String> codes = new HashMap<>();
  private SheetPlace place;
  private SXSSFSheet sheet;
  private Row heading;
  private BitSet figures;
  private long rows;

  WorkbookSheet(SXSSFWorkbook workbook, WorkbookStyles styles, Messages words, String table, String footer) {
    this.workbook = workbook;
    this.styles = styles;
    this.words = words;
    this.table = table;
    this.footer = footer;
  }

  @Override
  public void header(List<String> columns) {
    place = new SheetPlace(words.text("set.sheet." + table), columns);
    open();
  }

  @Override
  public void row(Object... cells) {
    if (rows > 0 && rows % SheetPlace.ROWS_A_SHEET == 0) {
      open();
    }
    Row row = sheet.createRow((int) SheetPlace.line(rows) - 1);
    int lines = 1;
    for (int i = 0; i < cells.length; i++) {
      String column = place.columns().get(i);
      Object cell = cells[i] instanceof String text ? said(column, text) : cells[i];
      write(row, i, cell);
      lines = Math.max(lines, cell instanceof String text ? ColumnWidths.lines(column, text) : 1);
    }
    if (lines > 1) {
      row.setHeightInPoints(Math.min(lines, MOST_LINES) * POINTS_A_LINE);
    }
    rows++;
  }

  /** A sheet without rows says that there is nothing to tell. */
  void end() {
    if (rows == 0) {
      Cell nothing = sheet.createRow(1).createCell(0);
      nothing.setCellStyle(styles.text);
      nothing.setCellValue(words.text("set.nothing"));
    }
  }

  private void open() {
    sheet = workbook.createSheet(place.sheet(rows));
    heading = sheet.createRow(0);
    figures = new BitSet();
    for (int i = 0; i < place.columns().size(); i++) {
      String column = place.columns().get(i);
      Cell cell = heading.createCell(i);
      cell.setCellValue(words.text("set.column." + column));
      cell.setCellStyle(styles.heading);
      sheet.setColumnWidth(i, ColumnWidths.of(column) * 256);
    }
    heading.setHeightInPoints(3 * POINTS_A_LINE + 6);
    sheet.createFreezePane(place.columns().get(0).equals("contract_id") ? 1 : 0, 1);
    CellRangeAddress all = new CellRangeAddress(0, SheetPlace.ROWS_A_SHEET, 0, place.columns().size() - 1);
    sheet.setAutoFilter(all);
    print();
    differences();
  }

  private void print() {
    sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
    sheet.setFitToPage(true);
    PrintSetup setup = sheet.getPrintSetup();
    setup.setLandscape(true);
    boolean wide = ColumnWidths.ofAll(place.columns()) > WIDEST_ON_A4;
    setup.setPaperSize(wide ? PrintSetup.A3_PAPERSIZE : PrintSetup.A4_PAPERSIZE);
    setup.setFitWidth((short) 1);
    setup.setFitHeight((short) 0);
    // In inches: what an office printer still prints, and a line for the footer.
    sheet.setMargin(PageMargin.LEFT, 0.4);
    sheet.setMargin(PageMargin.RIGHT, 0.4);
    sheet.setMargin(PageMargin.TOP, 0.4);
    sheet.setMargin(PageMargin.BOTTOM, 0.6);
    sheet.getFooter().setLeft(footer);
    sheet.getFooter().setCenter("&A");
    sheet.getFooter().setRight(words.text("set.page", "&P", "&N"));
  }

  /** What is not zero in a column of differences is seen from afar. */
  private void differences() {
    int column = place.columns().indexOf("difference");
    if (column >= 0) {
      SheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
      ConditionalFormattingRule rule = formatting.createConditionalFormattingRule("AND(ISNUMBER(%1$s2),%1$s2<>0)".formatted(
          place.letter("difference")));
      rule.createPatternFormatting().setFillBackgroundColor(IndexedColors.RED.getIndex());
      formatting.addConditionalFormatting(
          new CellRangeAddress[] {new CellRangeAddress(1, SheetPlace.ROWS_A_SHEET, column, column)}, rule);
    }
  }

  private void write(Row row, int at, Object value) {
    String column = place.columns().get(at);
    if (value == null && !TO_FILL_IN.contains(column)) {
      return;
    }
    Cell cell = row.createCell(at);
    if (!figures.get(at) && (value instanceof Formula || value instanceof Money || value instanceof Share || value instanceof Number)) {
      figures.set(at);
      heading.getCell(at).setCellStyle(styles.figures);
    }
    if (value instanceof Formula formula) {
      cell.setCellFormula(formula.text().replace("{row}", Integer.toString(row.getRowNum() + 1)));
      number(cell, formula.value(), styles.of(formula.kind()));
    } else if (value instanceof Money amount) {
      number(cell, DetailTables.euros(amount), styles.money);
    } else if (value instanceof Share share) {
      number(cell, share, styles.share);
    } else if (value instanceof Number number) {
      number(cell, Share.of(number.longValue(), 1), styles.number);
    } else if (value instanceof LocalDate day) {
      cell.setCellValue(day);
      cell.setCellStyle(styles.day);
    } else {
      text(cell, value);
    }
  }

  private void text(Cell cell, Object value) {
    cell.setCellStyle(value == null ? styles.toFillIn : styles.text);
    if (value != null) {
      cell.setCellValue(value.toString());
    }
  }

  private String said(String column, String value) {
    if (CODES.contains(column)) {
      return codes.computeIfAbsent(value, this::code);
    }
    return SENTENCES.contains(column) ? FrenchSpaces.kept(value) : value;
  }

  private String code(String code) {
    try {
      return code.isEmpty() ? "" : words.text("set.value." + code);
    } catch (MissingResourceException e) {
      return code;
    }
  }

  /**
   * The one door to binary numbers, which is all that a workbook has: two whole numbers that are exact in binary,
   * divided once, give the number that is nearest.
   */
  private static void number(Cell cell, Share exact, CellStyle style) {
    BigDecimal decimal = new BigDecimal(exact.numerator()).divide(new BigDecimal(exact.denominator()), DIGITS);
    BigDecimal kept = decimal.scale() > MOST_DECIMALS ? decimal.setScale(MOST_DECIMALS, RoundingMode.HALF_UP) : decimal;
    BigDecimal whole = kept.scale() < 0 ? kept.setScale(0) : kept;
    cell.setCellValue(whole.unscaledValue().longValueExact() / (1.0 * BigDecimal.TEN.pow(whole.scale()).longValueExact()));
    cell.setCellStyle(style);
  }
}
