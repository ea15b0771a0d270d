package fr.coscom.cli;

/** A command that knows the language it was asked to speak. */
interface Spoken {

  Language language();
}
