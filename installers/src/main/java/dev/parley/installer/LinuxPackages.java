package dev.parley.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The {@code .deb}, {@code .rpm} and {@code .tar.gz} of the window and the {@code .deb} of the gateway. */
final class LinuxPackages {
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256, 512);

    private final PackageDescription description;
    private final Target target;
    private final Path sources;
    private final Path output;

    LinuxPackages(PackageDescription description, Target target, Path sources, Path output) {
        this.description = description;
        this.target = target;
        this.sources = sources;
        this.output = output;
    }

    /** Makes them all, in {@code packages}. */
    List<Path> make(Path window, Path gateway, Path packages) throws IOException, InterruptedException {
        List<Path> made = new ArrayList<>();
        Tree tree = Tree.empty(output.resolve("tree/window"));
        windowTree(tree, window);
        made.add(new Rpm(description, target)
                .write(tree, sources.resolve("linux/parley.spec"), output.resolve("work/rpm"), packages));
        made.add(new Debian(description, target).write("window", tree, Map.of(), List.of(), packages));
        made.add(portable(window, packages));
        made.add(gatewayPackage(gateway, packages));
        return made;
    }

    private void windowTree(Tree tree, Path window) throws IOException, InterruptedException {
        tree.folder("usr/lib/parley", window);
        tree.program("usr/lib/parley/bin/parley", Files.readString(linux("parley")));
        tree.link("usr/bin/parley", "../lib/parley/bin/parley");
        share(tree, "usr/share/", window);
        tree.settle(PackageMain.TIME);
    }

    /** What a desktop and a reader look for. */
    private void share(Tree tree, String share, Path window) throws IOException, InterruptedException {
        tree.file(share + "applications/parley.desktop", linux("parley.desktop"));
        tree.file(share + "mime/packages/parley.xml", linux("parley-mime.xml"));
        Path icons = sources.resolve("../assets/src/main/resources/parley/icon");
        for (int size : ICON_SIZES) {
            tree.file(
                    share + "icons/hicolor/" + size + "x" + size + "/apps/parley.png",
                    icons.resolve("parley-" + size + ".png"));
        }
        tree.file(share + "icons/hicolor/scalable/apps/parley.svg", icons.resolve("parley.svg"));
        manual(tree, share, "parley");
        documents(tree, share + "doc/parley/", window);
    }

    private void manual(Tree tree, String share, String name) throws IOException, InterruptedException {
        Path page = tree.place(share + "man/man1/" + name + ".1");
        Files.writeString(page, Tree.filled(linux(name + ".1"), Map.of("VERSION", description.version())));
        Command.of("gzip", "-9", "-n", page.toString()).run();
    }

    private void documents(Tree tree, String folder, Path image) throws IOException {
        Path bom = output.resolve("bom.json");
        Path jars = image.resolve("app");
        tree.text(
                folder + "copyright",
                Tree.filled(
                        linux("copyright"),
                        Map.of("LICENCE", description.text("licence"), "LIBRARIES", Licences.list(bom, jars))));
        Licences.texts(jars, tree, folder + "licences/");
        tree.file(folder + "sbom.cdx.json", bom);
        tree.file(folder + "licences/assets.md", sources.resolve("../assets/LICENSES.md"));
    }

    /** The same program in one folder, for any place on the disk. */
    private Path portable(Path window, Path packages) throws IOException, InterruptedException {
        String name = description.file(target, "");
        Tree tree = Tree.empty(output.resolve("tree/portable"));
        tree.folder(name, window);
        tree.program(name + "/bin/parley", Files.readString(linux("parley")));
        share(tree, name + "/share/", window);
        tree.settle(PackageMain.TIME);
        Path file = packages.resolve(name + ".tar.gz");
        Command.of(
                        "tar",
                        "--sort=name",
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "--use-compress-program=gzip -9 -n",
                        "-cf",
                        file.toString(),
                        "-C",
                        tree.root().toString(),
                        name)
                .run();
        return file;
    }

    private Path gatewayPackage(Path gateway, Path packages) throws IOException, InterruptedException {
        Tree tree = Tree.empty(output.resolve("tree/gateway"));
        tree.folder("usr/lib/parley-gateway", gateway);
        tree.program("usr/lib/parley-gateway/bin/parley-gateway", Files.readString(linux("parley-gateway")));
        tree.link("usr/bin/parley-gateway", "../lib/parley-gateway/bin/parley-gateway");
        tree.file("usr/lib/systemd/system/parley-gateway.service", linux("parley-gateway.service"));
        tree.file("etc/parley-gateway/gateway.yaml", linux("gateway.yaml"));
        try (Stream<Path> examples = Files.list(sources.resolve("../assets/gateway"))) {
            for (Path example : (Iterable<Path>) examples.sorted()::iterator) {
                tree.file("usr/share/doc/parley-gateway/examples/" + example.getFileName(), example);
            }
        }
        manual(tree, "usr/share/", "parley-gateway");
        documents(tree, "usr/share/doc/parley-gateway/", gateway);
        tree.settle(PackageMain.TIME);
        return new Debian(description, target)
                .write(
                        "gateway",
                        tree,
                        Map.of(
                                "postinst", linux("parley-gateway.postinst"),
                                "prerm", linux("parley-gateway.prerm"),
                                "postrm", linux("parley-gateway.postrm")),
                        List.of("/etc/parley-gateway/gateway.yaml"),
                        packages);
    }

    private Path linux(String name) {
        return sources.resolve("linux").resolve(name);
    }
}
