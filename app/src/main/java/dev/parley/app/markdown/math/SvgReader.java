package dev.parley.app.markdown.math;

import dev.parley.app.markdown.math.MathDrawing.Label;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the SVG that MathJax writes, which is a small part of SVG, and refuses all else. */
final class SvgReader {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)((?:\\s+[\\w:-]+=\"[^\"]*\")*)\\s*(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)=\"([^\"]*)\"");

    /** The thickness of the lines of tables, for which MathJax has a style sheet. */
    private static final double TABLE_LINE = 70;

    /** What holds inside an element. */
    private record State(
            Affine affine, @Nullable String color, @Nullable Box clip) {}

    private final Layers layers = new Layers();
    private final List<Label> labels = new ArrayList<>();
    private final Deque<State> states = new ArrayDeque<>();
    private List<Double> viewBox = List.of();

    private SvgReader() {}

    /**
     * The drawing in an SVG.
     *
     * @throws UnreadableDrawingException if there is anything in it that is not known
     */
    static MathDrawing read(String svg) {
        return new SvgReader().drawing(svg);
    }

    private MathDrawing drawing(String svg) {
        states.push(new State(Affine.IDENTITY, null, null));
        Matcher tag = TAG.matcher(svg);
        int end = 0;
        while (tag.find()) {
            text(svg.substring(end, tag.start()));
            end = tag.end();
            if (!tag.group(1).isEmpty()) {
                states.pop();
            } else {
                open(tag.group(2), attributes(tag.group(3)), svg, end);
                if (!tag.group(4).isEmpty()) {
                    states.pop();
                }
            }
        }
        if (viewBox.size() != 4 || states.size() != 1) {
            throw new UnreadableDrawingException("not one picture");
        }
        double ascent = -viewBox.get(1);
        return new MathDrawing(viewBox.get(2), ascent, viewBox.get(3) - ascent, layers.finish(), labels);
    }

    private static void text(String between) {
        if (between.indexOf('<') >= 0) {
            throw new UnreadableDrawingException("broken tag");
        }
    }

    private static Map<String, String> attributes(String source) {
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(source);
        while (attribute.find()) {
            attributes.put(attribute.group(1), unescape(attribute.group(2)));
        }
        return attributes;
    }

    private void open(String name, Map<String, String> attributes, String svg, int from) {
        State outer = states.element();
        Affine affine = outer.affine().times(Affine.parse(attributes.getOrDefault("transform", "")));
        State state = new State(affine, color(attributes, outer.color()), outer.clip());
        switch (name) {
            case "g" -> {}
            case "svg" -> state = picture(attributes, state);
            case "path" -> path(attributes, state);
            case "rect" -> rect(attributes, state);
            case "line" -> line(attributes, state);
            case "polygon" ->
                layers.glyph(Outline.of(polygon(attributes), affine).path(), state.color());
            case "text" -> label(unescape(svg.substring(from, svg.indexOf('<', from))), attributes, state);
            default -> throw new UnreadableDrawingException("element " + name);
        }
        states.push(state);
    }

    private static @Nullable String color(Map<String, String> attributes, @Nullable String outer) {
        String fill = attributes.getOrDefault("fill", "none");
        return switch (fill) {
            case "none" -> outer;
            case "currentColor" -> null;
            default -> fill;
        };
    }

    /** The outermost says how large all is; one inside shows a part of a glyph that was stretched. */
    private State picture(Map<String, String> attributes, State state) {
        List<Double> box = Affine.numbers(attributes.getOrDefault("viewBox", ""));
        if (viewBox.isEmpty()) {
            viewBox = box;
            return state;
        }
        double x = number(attributes, "x", 0);
        double y = number(attributes, "y", 0);
        double width = number(attributes, "width", 0);
        double height = number(attributes, "height", 0);
        Affine inner = state.affine().times(Affine.translate(x - box.get(0), y - box.get(1)));
        return new State(inner, state.color(), Box.of(x, y, width, height, state.affine()));
    }

    private void path(Map<String, String> attributes, State state) {
        if (number(attributes, "stroke-width", 0) != 0) {
            throw new UnreadableDrawingException("a line that is a path");
        }
        Outline outline = Outline.of(attributes.getOrDefault("d", ""), state.affine());
        Box clip = state.clip();
        if (clip == null) {
            layers.glyph(outline.path(), state.color());
        } else if (!outline.isEmpty()) {
            // Only straight bars are stretched, and their ends are cut off: what is left is a rectangle.
            bar(outline.box().intersect(clip), state);
        }
    }

    private void bar(Box box, State state) {
        if (!box.isEmpty()) {
            layers.rule(box.path(), state.color());
        }
    }

    private void rect(Map<String, String> attributes, State state) {
        double x = number(attributes, "x", 0);
        double y = number(attributes, "y", 0);
        double width = number(attributes, "width", 0);
        double height = number(attributes, "height", 0);
        boolean frame = "none".equals(attributes.get("fill")) || attributes.containsKey("data-frame");
        if (!frame) {
            bar(Box.of(x, y, width, height, state.affine()), state);
            return;
        }
        double thick = number(attributes, "stroke-width", TABLE_LINE);
        double outX = x - thick / 2;
        double outY = y - thick / 2;
        double outWidth = width + thick;
        double outHeight = height + thick;
        bar(Box.of(outX, outY, outWidth, thick, state.affine()), state);
        bar(Box.of(outX, outY + outHeight - thick, outWidth, thick, state.affine()), state);
        bar(Box.of(outX, outY + thick, thick, outHeight - 2 * thick, state.affine()), state);
        bar(Box.of(outX + outWidth - thick, outY + thick, thick, outHeight - 2 * thick, state.affine()), state);
    }

    private void line(Map<String, String> attributes, State state) {
        double x1 = number(attributes, "x1", 0);
        double y1 = number(attributes, "y1", 0);
        double x2 = number(attributes, "x2", 0);
        double y2 = number(attributes, "y2", 0);
        double length = Math.hypot(x2 - x1, y2 - y1);
        if (length == 0) {
            return;
        }
        double half = number(attributes, "stroke-width", TABLE_LINE) / 2 / length;
        double dx = (y2 - y1) * half;
        double dy = (x1 - x2) * half;
        String data = "M%s %sL%s %sL%s %sL%s %sZ"
                .formatted(x1 + dx, y1 + dy, x2 + dx, y2 + dy, x2 - dx, y2 - dy, x1 - dx, y1 - dy);
        // A layer of its own kind: it lies across glyphs.
        layers.rule(Outline.of(data, state.affine()).path(), state.color());
    }

    private static String polygon(Map<String, String> attributes) {
        return "M" + attributes.getOrDefault("points", "").strip().replace(" ", "L") + "Z";
    }

    private void label(String text, Map<String, String> attributes, State state) {
        Affine at = state.affine();
        double size = Affine.number(attributes.getOrDefault("font-size", "").replace("px", "")) * Math.abs(at.yy());
        labels.add(new Label(text, at.tx(), at.ty(), size, state.color()));
    }

    private static double number(Map<String, String> attributes, String name, double otherwise) {
        String value = attributes.get(name);
        return value == null ? otherwise : Affine.number(value.replace("px", ""));
    }

    private static String unescape(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return Pattern.compile("&(?:#x([0-9A-Fa-f]+)|(lt|gt|amp|quot|nbsp));")
                .matcher(text)
                .replaceAll(match -> {
                    String hex = match.group(1);
                    return Matcher.quoteReplacement(
                            hex != null ? Character.toString(Integer.parseInt(hex, 16)) : named(match.group(2)));
                });
    }

    private static String named(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            default -> "\u00a0";
        };
    }
}
