package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.util.Optional;

/** One transfer, as ordered. The holder is written as the file of bank accounts has it. */
public record PaymentOrder(
    String endToEndId, String contractId, String caisse, String holder, String iban, Optional<String> bic, Money amount, String fileName) {}
