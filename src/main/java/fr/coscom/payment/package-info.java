/**
 * Money leaving: the payment file of a caisse ({@link fr.coscom.payment.PaymentFile}), the reader that trusts nothing
 * the writer did ({@link fr.coscom.payment.PaymentFileCheck}), and the collective order that two people sign ({@link
 * fr.coscom.payment.Bordereau}). Start with {@link fr.coscom.payment.PaymentMessage}.
 *
 * <p>The profile is ISO 20022 pain.001.001.09 as the EPC132-08 guidelines of 2025 narrow it.
 */
package fr.coscom.payment;
