package fr.coscom.bank;

/** What a code of the bank means and what to do, in the language that was asked for. */
public record BankReason(String code, String policy, String meaning, String next) {}
