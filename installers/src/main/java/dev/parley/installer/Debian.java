package dev.parley.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a {@code .deb} by {@code dpkg-deb}, which keeps the times of the files (jpackage does not). */
final class Debian {
    private final PackageDescription description;
    private final Target target;

    Debian(PackageDescription description, Target target) {
        this.description = description;
        this.target = target;
    }

    /**
     * Makes it from a tree that is ready.
     *
     * @param product the first part of its keys in the description, {@code window} or {@code gateway}
     * @param tree gets the folder {@code DEBIAN}
     * @param scripts by their names, such as {@code postinst}
     * @param configuration paths that the owner of the machine changes, kept when the package is upgraded
     * @return the package
     */
    Path write(String product, Tree tree, Map<String, Path> scripts, List<String> configuration, Path into)
            throws IOException, InterruptedException {
        String id = description.text(product + ".id");
        StringBuilder control = new StringBuilder();
        field(control, "Package", id);
        field(control, "Version", description.linuxVersion());
        field(control, "Architecture", target.debian());
        field(control, "Maintainer", description.text("maintainer"));
        field(control, "Installed-Size", String.valueOf(tree.kibibytes()));
        field(control, "Depends", description.text(product + ".deb.depends"));
        if (product.equals("window")) {
            field(control, "Recommends", description.text("window.deb.recommends"));
        }
        field(control, "Section", product.equals("window") ? "devel" : "net");
        field(control, "Priority", "optional");
        field(
                control,
                "Description",
                description.text(product + ".summary") + "\n " + description.text(product + ".description"));
        tree.text("DEBIAN/control", control.toString());
        if (!configuration.isEmpty()) {
            tree.text("DEBIAN/conffiles", String.join("\n", configuration) + "\n");
        }
        for (Map.Entry<String, Path> script : scripts.entrySet()) {
            tree.program("DEBIAN/" + script.getKey(), Files.readString(script.getValue()));
        }
        Path file = into.resolve(id + "_" + description.linuxVersion() + "_" + target.debian() + ".deb");
        Command.of(
                        "dpkg-deb",
                        "--root-owner-group",
                        "-Zxz",
                        "--build",
                        tree.root().toString(),
                        file.toString())
                .with("SOURCE_DATE_EPOCH", String.valueOf(PackageMain.TIME.getEpochSecond()))
                .run();
        return file;
    }

    private static void field(StringBuilder control, String name, String value) {
        control.append(name).append(": ").append(value).append('\n');
    }
}
