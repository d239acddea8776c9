package dev.parley.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a {@code .rpm} by {@code rpmbuild} from a tree that is ready. */
final class Rpm {
    private final PackageDescription description;
    private final Target target;

    Rpm(PackageDescription description, Target target) {
        this.description = description;
        this.target = target;
    }

    /**
     * Makes it.
     *
     * @param spec the template of its description
     * @param work a folder for what rpmbuild leaves behind
     */
    Path write(Tree tree, Path spec, Path work, Path into) throws IOException, InterruptedException {
        Tree area = Tree.empty(work);
        String filled = Tree.filled(
                spec,
                Map.of(
                        "VERSION", description.linuxVersion(),
                        "SUMMARY", description.text("window.summary"),
                        "LICENCE", description.text("licence"),
                        "VENDOR", description.text("vendor"),
                        "DESCRIPTION", description.text("window.description"),
                        "REQUIRES", description.text("window.rpm.requires"),
                        "TREE", tree.root().toString()));
        area.text("parley.spec", filled);
        Command.of(
                        "rpmbuild",
                        "-bb",
                        "--quiet",
                        "--target",
                        target.rpm(),
                        "--define",
                        "_topdir " + work,
                        work.resolve("parley.spec").toString())
                .with("SOURCE_DATE_EPOCH", String.valueOf(PackageMain.TIME.getEpochSecond()))
                .run();
        try (Stream<Path> made = Files.walk(work.resolve("RPMS"))) {
            Path file = made.filter(path -> path.toString().endsWith(".rpm"))
                    .findFirst()
                    .orElseThrow(() -> new PackagingException("rpmbuild left no package."));
            Path place = into.resolve(file.getFileName());
            Files.move(file, place);
            return place;
        }
    }
}
