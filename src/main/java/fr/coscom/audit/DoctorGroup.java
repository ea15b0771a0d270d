package fr.coscom.audit;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom to read of together, since the contracts of one may bear on another's.
 *
 * @param doctors all those who have one of the contracts in some run that is compared
 * @param contracts all theirs
 * @param communes of these contracts, in any version
 * @param caisses the same
 */
record DoctorGroup(Set<String> doctors, Set<String> contracts, Set<String> communes, Set<String> caisses) {

  /** A contract as some version of it has it. */
  record Link(String contractId, String rpps, String commune, String caisse) {}

  /** Those that links connect with these contracts: the doctors who had them, all that they had, the doctors who had those, and so on. */
  static DoctorGroup around(Set<String> contracts, Collection<Link> links) {
    DoctorGroup group = new DoctorGroup(new TreeSet<>(), new TreeSet<>(contracts), new TreeSet<>(), new TreeSet<>());
    int size;
    do {
      size = group.size();
      for (Link link : links) {
        if (group.contracts.contains(link.contractId()) || group.doctors.contains(link.rpps())) {
          group.contracts.add(link.contractId());
          group.doctors.add(link.rpps());
          group.communes.add(link.commune());
          group.caisses.add(link.caisse());
        }
      }
    } while (group.size() > size);
    return group;
  }

  int size() {
    return doctors.size() + contracts.size();
  }

  /** The values of the column by which the rows of a file are found. */
  Set<String> of(ComparedFile file) {
    return switch (file.by()) {
      case "contract_id" -> contracts;
      case "rpps" -> doctors;
      case "commune" -> communes;
      default -> caisses;
    };
  }
}
