package fr.coscom.audit;

import fr.coscom.audit.AuditTable.Formula;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** The few looks of a workbook: what is computed in the workbook is yellow, what the controller fills in is framed. */
final class WorkbookStyles {

  final CellStyle heading;
  /** The heading of a column of figures, above them. */
  final CellStyle figures;
  final CellStyle text;
  final CellStyle number;
  final CellStyle money;
  final CellStyle day;
  final CellStyle share;
  final CellStyle toFillIn;
  private final Map<Formula.Kind, CellStyle> formulas = new EnumMap<>(Formula.Kind.class);

  /** @param language whose way to write numbers is asked for; a reader that knows better uses its own */
  WorkbookStyles(Workbook workbook, String language) {
    String french = language.equals("fr") ? "[$-40C]" : "";
    heading = heading(workbook, HorizontalAlignment.LEFT);
    heading.setIndention((short) 1);
    figures = heading(workbook, HorizontalAlignment.RIGHT);
    text = style(workbook, "@");
    text.setWrapText(true);
    text.setAlignment(HorizontalAlignment.LEFT);
    text.setIndention((short) 1);
    number = style(workbook, french + "#,##0");
    money = style(workbook, french + "#,##0.00");
    day = style(workbook, french + "dd/mm/yyyy");
    day.setAlignment(HorizontalAlignment.CENTER);
    share = style(workbook, french + "0.00###%");
    toFillIn = style(workbook, "@");
    toFillIn.setWrapText(true);
    toFillIn.setBorderTop(BorderStyle.THIN);
    toFillIn.setBorderRight(BorderStyle.THIN);
    toFillIn.setBorderBottom(BorderStyle.THIN);
    toFillIn.setBorderLeft(BorderStyle.THIN);
    formulas.put(Formula.Kind.MONEY, formula(workbook, french + "#,##0.00"));
    formulas.put(Formula.Kind.EXACT, formula(workbook, french + "#,##0.000000000"));
    formulas.put(Formula.Kind.COUNT, formula(workbook, french + "#,##0"));
    formulas.put(Formula.Kind.PERCENT, formula(workbook, french + "0.00%"));
  }

  CellStyle of(Formula.Kind kind) {
    return formulas.get(kind);
  }

  private static CellStyle style(Workbook workbook, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    style.setVerticalAlignment(VerticalAlignment.TOP);
    return style;
  }

  private static CellStyle formula(Workbook workbook, String format) {
    CellStyle style = style(workbook, format);
    style.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    return style;
  }

  private static CellStyle heading(Workbook workbook, HorizontalAlignment alignment) {
    Font font = workbook.createFont();
    font.setBold(true);
    font.setColor(IndexedColors.WHITE.getIndex());
    CellStyle style = style(workbook, "@");
    style.setFont(font);
    style.setWrapText(true);
    style.setAlignment(alignment);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setFillForegroundColor(IndexedColors.DARK_BLUE.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    return style;
  }
}
