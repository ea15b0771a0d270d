package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import fr.coscom.entitlement.ToldTrace;
import fr.coscom.ledger.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A workbook computes in binary; on amounts of whatever origin it must give the cents of the exact fractions. It is printed too. */
class WorkbookFormulaTest {

  private static final int CONTRACTS = 2000;
  private static final long SEED = 20260515L;

  @TempDir Path folder;

  @Test
  void ofTwoThousandRandomContractsEveryFormulaGivesTheCentsOfTheEngine() throws Exception {
    Random random = new Random(SEED);
    List<TracedContract> contracts = new ArrayList<>();
    while (contracts.size() < CONTRACTS) {
      contracts.addAll(traced(ToldTrace.random(random), contracts.size()));
    }
    ReopenedWorkbook workbook = reopened(contracts);
    assertThat(workbook.column("Détail", "Différence")).hasSizeGreaterThan(CONTRACTS).allMatch("0"::equals);
    assertThat(workbook.changedByEvaluation()).isEmpty();
  }

  /** 1 250 € at an odd rate is a half cent exactly; 0.03 % or 0.29 % of it ends below the half in binary. */
  @Test
  void halfCentsGoUpInTheWorkbookToo() throws Exception {
    List<TracedContract> contracts = new ArrayList<>();
    for (int rate = 3; rate < 10_000; rate += 26) {
      String told = "signed 2022-03-01, sector 3 2010-01-01.., rate %d.%02d, hospital 2020-01-01.., interne 50%% 2023-04-01..2023-04-15"
          .formatted(rate / 100, rate % 100);
      contracts.addAll(traced(ToldTrace.of(2023, told), contracts.size()));
    }
    assertThat(contracts.stream().filter(c -> c.amounts().get().rhp().cents() % 10 == 3).count()).as("halves").isPositive();
    ReopenedWorkbook workbook = reopened(contracts);
    assertThat(workbook.column("Détail", "Différence")).hasSizeGreaterThan(1000).allMatch("0"::equals);
  }

  @Test
  void everySheetPrintsInLandscapeOnePageWideWithItsHeadingOnEachPageAndWhatIsTooWideForA4OnA3() throws Exception {
    for (Sheet sheet : reopened(List.of()).workbook()) {
      PrintSetup print = sheet.getPrintSetup();
      assertThat(print.getLandscape()).as(sheet.getSheetName()).isTrue();
      short paper = sheet.getSheetName().equals("Segments") ? PrintSetup.A4_PAPERSIZE : PrintSetup.A3_PAPERSIZE;
      assertThat(List.of(print.getPaperSize(), print.getFitWidth(), print.getFitHeight())).containsExactly(paper, (short) 1, (short) 0);
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
      assertThat(sheet.getFooter().getCenter()).isEqualTo("&A");
      assertThat(sheet.getFooter().getRight()).isEqualTo("page &P / &N");
    }
  }

  @Test
  void theHeadingOfFiguresStandsAboveThemAtTheRight() throws Exception {
    Sheet detail = reopened(traced(ToldTrace.of(2023, "signed 2022-03-01, sector 1 2010-01-01.."), 0)).workbook().getSheet("Détail");
    Map<String, HorizontalAlignment> headings = new LinkedHashMap<>();
    detail.getRow(0).forEach(cell -> headings.put(cell.getStringCellValue(), cell.getCellStyle().getAlignment()));
    assertThat(headings).containsEntry("Contrat", HorizontalAlignment.LEFT).containsEntry("Composante", HorizontalAlignment.LEFT)
        .containsEntry("Jours", HorizontalAlignment.RIGHT).containsEntry("Montant (€)", HorizontalAlignment.RIGHT)
        .containsEntry("Différence", HorizontalAlignment.RIGHT);
  }

  @Test
  void aSumTooNearToAHalfCentIsCounted() {
    Share half = Share.of(1_005, 1_000);
    assertThat(DetailTables.atTheLimit(half)).isFalse();
    assertThat(DetailTables.atTheLimit(half.minus(Share.of(1, 1_000_000_000L)))).isFalse();
    assertThat(DetailTables.atTheLimit(half.minus(Share.of(1, 3_000_000_000L)))).isTrue();
    assertThat(Money.rounded(half.minus(Share.of(1, 3_000_000_000L)))).isEqualTo(new Money(100));
  }

  @Test
  void aTableLongerThanASheetGoesOnInTheNext() {
    SheetPlace place = new SheetPlace("Segments", DetailTables.SEGMENT_COLUMNS);
    long last = SheetPlace.ROWS_A_SHEET;
    assertThat(place.ranges("exact", last - 2, last)).containsExactly("'Segments'!L1000000:L1000001",
        "'Segments 2'!L2:L2");
    assertThat(place.ranges("exact", 3, 3)).containsExactly("'Segments'!L5:L5");
    assertThat(place.ranges("exact", 0, -1)).isEmpty();
  }

  private ReopenedWorkbook reopened(List<TracedContract> contracts) throws Exception {
    Run run = new Run(1, new CivilYear(2023), 1, Run.Kind.ANNUAL, Run.State.SEALED,
        OffsetDateTime.parse("2024-05-06T09:00:00+02:00"), true,
        LocalDate.of(2024, 5, 15), false, Optional.empty(), "m", Path.of("output"), "", "", "", 1,
            Optional.of("0".repeat(64)));
    AuditSet set = new AuditSet(run, run.openedAt(), true, "fr", 0, 0, 0, Optional.empty(), "0", "0");
    DetailTables tables = new DetailTables(reading -> {
      for (TracedContract contract : contracts) {
        reading.of(contract);
      }
    }, "Segments");
    Path file = folder.resolve("audit.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      WorkbookFile.write(set, sheets -> {
        tables.segments().body().writeTo(sheets.open("segments"));
        tables.detail().body().writeTo(sheets.open("detail"));
        sheets.open("held").header(List.of("contract_id", "reasons", "why", "next", "message", "note"));
      }, out);
    }
    return ReopenedWorkbook.of(file);
  }

  private static List<TracedContract> traced(List<JsonNode> traces, int first) throws IOException {
    return IntStream.range(0, traces.size()).mapToObj(i -> {
      StoredTrace trace = new StoredTrace(traces.get(i));
      return new TracedContract("C-" + (first + i), trace.word("rpps"), trace.word("caisse"), trace.word("status"),
          trace.amounts(), trace);
    }).toList();
  }
}
