package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What jpackage is given. Whether it takes it is to be seen on its systems only. */
class JpackageTest {
    private static final Path SOURCES = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeEach
    void makePlace() throws IOException {
        Files.createDirectories(folder.resolve("work/jpackage"));
    }

    private Jpackage jpackage(String os, String arch) throws IOException {
        return new Jpackage(described(), Target.of(os, arch), SOURCES, folder);
    }

    private static PackageDescription described() throws IOException {
        return new PackageDescription(SOURCES.resolve("package.properties"), "0.1.0-SNAPSHOT");
    }

    private static List<String> valuesOf(String option, List<String> words) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals(option)) {
                values.add(words.get(i + 1));
            }
        }
        return values;
    }

    @Test
    void itGetsTheFlagsOfTheWindowWithoutTheirComments() throws IOException {
        assertThat(Jpackage.flags(Path.of("jvm/window.args")))
                .contains("-XX:+UseG1GC", "--sun-misc-unsafe-memory-access=allow")
                .allMatch(flag -> flag.startsWith("-"));
    }

    @Test
    void onWindowsTheMsiIsMadeOfTheProgramThatTheZipHolds() throws IOException {
        Jpackage windows = jpackage("Windows 11", "amd64");
        List<String> program = windows.program("app-image", folder.resolve("window"), folder.resolve("made"));
        assertThat(valuesOf("--type", program)).containsExactly("app-image");
        assertThat(valuesOf("--main-jar", program)).containsExactly("parley.jar");
        assertThat(valuesOf("--java-options", program)).containsAll(Jpackage.flags(Path.of("jvm/window.args")));
        assertThat(valuesOf("--icon", program)).singleElement().asString().endsWith(".ico");
        // jpackage refuses these for a program alone on Windows
        assertThat(program).doesNotContain("--file-associations", "--win-menu", "--mac-package-identifier");

        List<String> installer = windows.installer(folder.resolve("made"));
        assertThat(valuesOf("--type", installer)).containsExactly("msi");
        assertThat(valuesOf("--app-version", installer)).containsExactly("0.1.0");
        assertThat(valuesOf("--app-image", installer))
                .singleElement()
                .asString()
                .endsWith("Parley");
        assertThat(valuesOf("--file-associations", installer))
                .hasSize(2)
                .allSatisfy(file -> assertThat(Path.of(file)).isRegularFile());
        // with a program that is there already these are mistakes
        assertThat(installer).doesNotContain("--runtime-image", "--input", "--main-jar", "--java-options");
    }

    @Test
    void onMacTheDmgHoldsTheFileTypesAndAVersionThatJpackageTakes() throws IOException {
        List<String> words = jpackage("Mac OS X", "aarch64").program("dmg", folder.resolve("w"), folder.resolve("m"));
        assertThat(valuesOf("--type", words)).containsExactly("dmg");
        assertThat(valuesOf("--app-version", words)).containsExactly("1.0.0");
        assertThat(valuesOf("--file-associations", words)).hasSize(2);
        assertThat(valuesOf("--mac-package-identifier", words)).containsExactly("dev.parley");
        assertThat(valuesOf("--icon", words)).singleElement().asString().endsWith(".icns");
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theSchemeStandsInTheFeatureOfTheMsi() throws Exception {
        String template =
                "<Wix>\n <Product>\n  <Feature Id=\"DefaultFeature\">\n   <ComponentGroupRef Id=\"Files\"/>\n  </Feature>\n </Product>\n</Wix>\n";
        Document written = parsed(JpackageResources.windows(template, "Parley"));
        Element component = (Element) written.getElementsByTagName("Component").item(0);
        assertThat(component.getParentNode().getNodeName()).isEqualTo("Feature");
        Element key = (Element) component.getElementsByTagName("RegistryKey").item(0);
        assertThat(key.getAttribute("Root")).isEqualTo("HKCU");
        assertThat(key.getAttribute("Key")).isEqualTo("Software\\Classes\\parley");
        Element command =
                (Element) component.getElementsByTagName("RegistryValue").item(2);
        assertThat(command.getAttribute("Value")).isEqualTo("\"[INSTALLDIR]Parley.exe\" \"%1\"");
        assertThatExceptionOfType(PackagingException.class)
                .isThrownBy(() -> JpackageResources.windows("<Wix/>", "Parley"))
                .withMessageContaining("</Feature>");
    }

    @Test
    void theSchemeAndTheVersionStandInTheInfoOfTheMac() throws Exception {
        String template =
                "<plist version=\"1.0\">\n <dict>\n  <key>CFBundleVersion</key>\n  <string>DEPLOY_BUNDLE_CFBUNDLE_VERSION</string>\n </dict>\n</plist>\n";
        Document written = parsed(JpackageResources.mac(template, "0.1.0"));
        Element outer = (Element) written.getElementsByTagName("dict").item(0);
        assertThat(outer.getTextContent()).contains("0.1.0", "CFBundleURLSchemes", "parley");
        assertThat(outer.getElementsByTagName("array").item(0).getParentNode()).isSameAs(outer);
    }

    @Test
    void aZipIsTheSameFromTheSameFiles() throws IOException {
        Path program = Files.createDirectories(folder.resolve("Parley/app"));
        Files.writeString(program.resolve("b.txt"), "b");
        Files.writeString(program.resolve("a.txt"), "a");
        Path one = folder.resolve("one.zip");
        Path two = folder.resolve("two.zip");
        Archive.zip(program.getParent(), "Parley", one, PackageMain.TIME);
        Files.writeString(program.resolve("a.txt"), "a"); // newer, otherwise the same
        Archive.zip(program.getParent(), "Parley", two, PackageMain.TIME);
        assertThat(one).hasSameBinaryContentAs(two);
        try (ZipFile zip = new ZipFile(one.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("Parley/app/a.txt", "Parley/app/b.txt");
        }
    }
}
