package fr.coscom.law;

/** The texts behind the rules, as they were read. The operative annex of the contract itself could not be read. */
public enum LegalSource {
  CONVENTION_6("Convention médicale du 25 août 2016, article 6 (arrêté du 20 octobre 2016, NOR AFSS1629881A)"),
  FICHE("Assurance Maladie, fiche « Contrat de stabilisation et de coordination médecin (COSCOM) »"),
  PAPS_ARA("Portail d'accompagnement des professionnels de santé, ARS Auvergne-Rhône-Alpes, 20 mars 2023"),
  PAPS_IDF("Portail d'accompagnement des professionnels de santé, ARS Île-de-France, contrat de majoration COSCOM"),
  PAPS_PDL("Portail d'accompagnement des professionnels de santé, ARS Pays de la Loire, 10 novembre 2025"),
  OMNIPRAT("Omniprat, aides à l'installation en zone sous-dense"),
  QUOTIDIEN_2018("Le Quotidien du médecin, 14 septembre 2018"),
  SIBLING_KINE("Contrat-type régional des masseurs-kinésithérapeutes, PACA 2019 (même famille de contrats)"),
  SIBLING_SF("Convention des sages-femmes, passage des anciens contrats aux nouveaux (même famille de contrats)"),
  NOMENCLATURE_CNV("SNDS, nomenclature IR_CNV_V, codes de convention"),
  NOMENCLATURE_NAT("SNDS, nomenclature IR_NAT_V, natures de prestation 1646 à 1649"),
  CSP_R6153_2("Code de la santé publique, article R. 6153-2"),
  ARRETE_2009("Arrêté du 18 juin 2009 relatif au stage de médecine générale du deuxième cycle"),
  CSS_D253("Code de la sécurité sociale, articles D. 253-4 et suivants"),
  CSS_L133_4("Code de la sécurité sociale, article L. 133-4, et article R. 133-9-1 pour les délais"),
  CODE_CIVIL("Code civil, articles 1302 (répétition de l'indu) et 2224 (prescription)");

  private final String citation;

  LegalSource(String citation) {
    this.citation = citation;
  }

  public String citation() {
    return citation;
  }
}
