package dev.parley.installer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What jpackage takes in the place of its own templates (its option {@code --resource-dir}): they are the JDK's, with the scheme
 * {@code parley:} added, for which jpackage has no option. Not run yet: no such system was at hand.
 */
final class JpackageResources {
    private static final String TEMPLATES = "/modules/jdk.jpackage/jdk/jpackage/internal/resources/";

    /** Per user as the package itself; the component is named by its key, as Windows wants it for what lies in a profile. */
    private static final String WINDOWS_SCHEME = """
              <Component Id="ParleyScheme" Directory="INSTALLDIR" Guid="6b1f2b52-6b0c-4f0e-9a53-0c5a3f5f8d11">
                <RegistryKey Root="HKCU" Key="Software\\Classes\\parley">
                  <RegistryValue Type="string" Value="URL:Parley" KeyPath="yes"/>
                  <RegistryValue Name="URL Protocol" Type="string" Value=""/>
                  <RegistryValue Key="shell\\open\\command" Type="string"
                                 Value="&quot;[INSTALLDIR]@NAME@.exe&quot; &quot;%1&quot;"/>
                </RegistryKey>
              </Component>
        """;

    private static final String MAC_SCHEME = """
          <key>CFBundleURLTypes</key>
          <array>
           <dict>
            <key>CFBundleURLName</key>
            <string>Parley</string>
            <key>CFBundleURLSchemes</key>
            <array>
             <string>parley</string>
            </array>
           </dict>
          </array>
        """;

    private JpackageResources() {}

    /** Writes what the system of this JDK takes. */
    static void write(Target target, PackageDescription description, Path folder) throws IOException {
        Tree into = Tree.empty(folder);
        switch (target.os()) {
            case WINDOWS -> into.text("main.wxs", windows(template("main.wxs"), description.text("name")));
            case MAC -> into.text("Info.plist", mac(template("Info-lite.plist.template"), description.numbers()));
            case LINUX -> throw new PackagingException("The packages of Linux are not made by jpackage.");
        }
    }

    /** The description of the {@code .msi} with the scheme in it. */
    static String windows(String template, String name) {
        return before(template, "</Feature>", WINDOWS_SCHEME.replace("@NAME@", name));
    }

    /** The description of the program with the scheme, and the version as it is: jpackage itself would not take 0.x. */
    static String mac(String template, String version) {
        return before(template, "</dict>", MAC_SCHEME)
                .replace("DEPLOY_BUNDLE_SHORT_VERSION", version)
                .replace("DEPLOY_BUNDLE_CFBUNDLE_VERSION", version);
    }

    private static String before(String template, String mark, String text) {
        int at = template.lastIndexOf(mark);
        if (at < 0) {
            throw new PackagingException("A template of this JDK's jpackage has no " + mark + ".");
        }
        int line = template.lastIndexOf('\n', at) + 1;
        return template.substring(0, line) + text + template.substring(line);
    }

    private static String template(String name) throws IOException {
        Path file = FileSystems.getFileSystem(URI.create("jrt:/")).getPath(TEMPLATES + name);
        if (!Files.isRegularFile(file)) {
            throw new PackagingException("This JDK's jpackage has no template " + name + ".");
        }
        return Files.readString(file);
    }
}
