/**
 * The map of the program. One value in, one value out at each stage; imports point upstream only:
 *
 * <pre>
 * files ─intake→ facts ─dossier→ one doctor's year ─entitlement→ what is due ─ledger→ due − already ordered ─payment→ files to the bank
 * </pre>
 *
 * {@code basis} has the cents and days, {@code law} the texts and dated parameters, {@code platform} the database, clock and durable
 * files; {@code jobs} runs the stages, {@code audit} reads all of it again, {@code statement} writes to the doctor, {@code cli} is
 * what is typed.
 *
 * <table>
 * <caption>Words of the text → class</caption>
 * <tr><th>words of the text</th><th>class</th></tr>
 * <tr><td colspan="2"><b>The contract</b></td></tr>
 * <tr><td>« date d'adhésion », signatures, date d'effet</td><td>{@link fr.coscom.entitlement.Adhesion}</td></tr>
 * <tr><td>« 3 ans », « tacite reconduction », terme, résiliation, démission, décès, retraite</td>
 *     <td>{@link fr.coscom.entitlement.ContractEnd}</td></tr>
 * <tr><td>« temps effectif dans le contrat au cours de l'année »</td><td>{@code entitlement.Candidate}</td></tr>
 * <tr><td>« souscrire jusqu'au 31 décembre 2025 », exercice « regroupé ou coordonné »</td>
 *     <td>{@code entitlement.Eligibility}</td></tr>
 * <tr><td>« exerçant dans les zones », ZIP, ZAC, zone fragile, arrêté de zonage</td><td>{@code entitlement.EligibleZone}</td></tr>
 * <tr><td>« non cumulable », CAIM, COTRAM, CSTM, option démographie</td><td>{@code entitlement.NonCumulation}</td></tr>
 * <tr><td colspan="2"><b>The amounts</b></td></tr>
 * <tr><td>« aide forfaitaire », « 5000 € / an », AIF, 1646</td><td>{@code entitlement.BaseAid}</td></tr>
 * <tr><td>« accueil d'un stagiaire », interne, externe, SASPAS, « temps partiel », RMS, 1647</td>
 *     <td>{@code entitlement.StagiaireAid}</td></tr>
 * <tr><td>« hôpital de proximité », « 1 250 € / an », RHP, 1648</td><td>{@code entitlement.HospitalAid}</td></tr>
 * <tr><td>majoration de l'ARS, MAO, 1649</td><td>{@code entitlement.ArsMajoration}</td></tr>
 * <tr><td>secteur 1, secteur 2, DP, OPTAM, « taux d'activité […] à tarif opposable »</td>
 *     <td>{@code entitlement.ConventionSector}</td></tr>
 * <tr><td>« l'aide est proratisée » : which components</td><td>{@code entitlement.Tariffed}</td></tr>
 * <tr><td>arrondi, total des quatre composantes</td><td>{@code entitlement.Aid}, {@link fr.coscom.basis.Money}</td></tr>
 * <tr><td>« attesté par la production de », convention de stage, notification, dérogation, arrêté</td>
 *     <td>{@code entitlement.Evidence}</td></tr>
 * <tr><td colspan="2"><b>Who is paid</b></td></tr>
 * <tr><td>payable, en attente, refusé, rien à payer</td><td>{@link fr.coscom.entitlement.Assessment}</td></tr>
 * <tr><td>motif, code d'attente ou de refus</td><td>{@link fr.coscom.entitlement.Reason}</td></tr>
 * <tr><td>créancier, succession, « caractère libératoire »</td><td>{@code entitlement.Payee}</td></tr>
 * <tr><td>décision du directeur</td><td>{@code entitlement.Decisions}</td></tr>
 * <tr><td colspan="2"><b>The law</b></td></tr>
 * <tr><td>convention, fiche, article, arrêté : which text</td><td>{@link fr.coscom.law.LegalSource}</td></tr>
 * <tr><td>where the texts are silent or differ, L01 to L20</td><td>{@link fr.coscom.law.Reading},
 *     {@code entitlement.ReadingsUsed}</td></tr>
 * <tr><td>montants, dates, références, with their days</td><td>{@link fr.coscom.law.ParameterSet}, {@code parameters.csv}</td></tr>
 * <tr><td>« au terme de chaque année civile », « second trimestre »</td><td>{@link fr.coscom.basis.CivilYear}</td></tr>
 * <tr><td>caisse, code d'une caisse fusionnée</td><td>{@link fr.coscom.basis.Caisses}</td></tr>
 * <tr><td colspan="2"><b>Files and money</b></td></tr>
 * <tr><td>pièces, lignes rejetées, anomalies</td><td>{@code intake}</td></tr>
 * <tr><td>déjà ordonnancé, rappel, indu, compensation interdite</td><td>{@code ledger}</td></tr>
 * <tr><td>virement, ordre de dépense, bordereau, retour de la banque</td><td>{@code payment}</td></tr>
 * <tr><td>contrôle, explication, second calcul</td><td>{@code audit}</td></tr>
 * <tr><td>décompte au médecin, notification d'indu, voies et délais de recours</td><td>{@link fr.coscom.statement.Letter}</td></tr>
 * </table>
 */
package fr.coscom;
