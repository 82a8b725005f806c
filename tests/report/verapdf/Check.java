import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints a line for each rule of PDF/UA-1 and PDF/A-2a that a file breaks: file, profile, clause, what. */
public class Check {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        List<PDFAFlavour> flavours = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);
        for (String file : files) {
            for (PDFAFlavour flavour : flavours) {
                check(file, flavour);
            }
        }
    }

    private static void check(String file, PDFAFlavour flavour) throws Exception {
        try (FileInputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 20, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> told = new ArrayList<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                told.add(String.join("\t", "failed", file, flavour.getId(), rule, assertion.getMessage()));
            }
            told.stream().distinct().forEach(System.out::println);
            System.out.println(
                    String.join("\t", "checked", file, flavour.getId(), String.valueOf(result.isCompliant()),
                            String.valueOf(result.getTotalAssertions())));
        }
    }
}
