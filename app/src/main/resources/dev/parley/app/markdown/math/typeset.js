// Wires MathJax's parts together. typeset(tex, display) answers "+" and the SVG, or "-" and what is wrong with the formula.
var typeset = (function () {
    var parts = MathJax._;
    var packages = [
        'base', 'ams', 'amscd', 'bbox', 'boldsymbol', 'braket', 'cancel', 'cases', 'centernot', 'color', 'empheq',
        'enclose', 'extpfeil', 'gensymb', 'mathtools', 'mhchem', 'newcommand', 'textcomp', 'textmacros', 'unicode',
        'upgreek', 'verb'
    ];
    var adaptor = parts.adaptors.liteAdaptor.liteAdaptor({ fontSize: 16, cjkCharWidth: 1, unknownCharWidth: 0.6 });
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
    var maps = parts.input.tex.MapHandler.MapHandler;

    // What a formula defines must not change the next one.
    function forgetDefinitions() {
        tex.reset();
        ['new-Command', 'new-Environment', 'new-Delimiter'].forEach(function (name) {
            var map = maps.getMap(name);
            if (map) {
                map.map.clear();
            }
        });
    }

    return function (source, display) {
        try {
            var node = page.convert(source, { display: display, em: 16, ex: 8, containerWidth: 1280 });
            return '+' + adaptor.innerHTML(node);
        } catch (error) {
            return '-' + (error && error.message || error);
        } finally {
            page.clear();
            forgetDefinitions();
        }
    };
})();
