// Wires MathJax's parts together. typeset(tex, display) answers "+" and the SVG, or "-" and what is wrong with the formula.
var typeset = (function () {
    var parts = MathJax._;
    var packages = [
        'base', 'ams', 'amscd', 'bbox', 'boldsymbol', 'braket', 'cancel', 'cases', 'centernot', 'color', 'empheq',
        'enclose', 'extpfeil', 'gensymb', 'mathtools', 'mhchem', 'newcommand', 'textcomp', 'textmacros', 'unicode',
        'upgreek', 'verb'
    ];
    var adaptor = parts.adaptors.liteAdaptor.liteAdaptor({ fontSize: 16, cjkCharWidth: 0.85, unknownCharWidth: 0.6 });
    parts.handlers.html_ts.RegisterHTMLHandler(adaptor);
    var tex = new parts.input.tex_ts.TeX({
        packages: packages,
        tags: 'none',
        maxMacros: 1000,
        maxBuffer: 65536,
        formatError: function (jax, error) { throw error; }
    });
    var svg = new parts.output.svg_ts.SVG({
        font: new parts.output.svg.fonts.tex_ts.TeXFont(),
        fontCache: 'none'
    });
    var page = parts.mathjax.mathjax.document('', { InputJax: tex, OutputJax: svg });

    // What a formula defines must not change the next one.
    function forgetDefinitions() {
        tex.reset();
        ['new-Command', 'new-Environment', 'new-Delimiter'].forEach(function (name) {
            var map = tex.parseOptions.handlers.retrieve(name);
            if (map) {
                map.map.clear();
            }
        });
    }

    // A number at the edge of the line would need the width of the line; it is put behind the formula instead.
    function inlineTags(source) {
        return source.replace(/\\tag\*?\s*\{([^{}]*)\}/g, '\\qquad\\text{($1)}');
    }

    // The engine cannot hand out characters beyond the BMP.
    function ascii(text) {
        return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, function (pair) {
            return '&#x' + pair.codePointAt(0).toString(16) + ';';
        });
    }

    return function (source, display) {
        try {
            var node = page.convert(inlineTags(source), { display: display, em: 16, ex: 8, containerWidth: 1280 });
            return '+' + ascii(adaptor.innerHTML(node));
        } catch (error) {
            // Out of memory or of stack: the engine is not to be used again.
            if (error instanceof InternalError) {
                throw error;
            }
            return '-' + (error && error.message || error);
        } finally {
            page.clear();
            forgetDefinitions();
        }
    };
})();
