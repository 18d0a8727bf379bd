// The templates and styles of `reports/`. `#embed` is C23; the build depends on the files, so that an edit rebuilds.
#include "CEmbedded.h"

static const unsigned char gate_html[] = {
#embed "../../reports/gate.html.mustache"
};

static const unsigned char gate_markdown[] = {
#embed "../../reports/gate.md.mustache"
};

static const unsigned char gate_junit[] = {
#embed "../../reports/gate.junit.xml.mustache"
};

static const unsigned char style_css[] = {
#embed "../../reports/style.css"
};

CEmbeddedFile embedded_gate_html(void) { return (CEmbeddedFile){gate_html, sizeof gate_html}; }
CEmbeddedFile embedded_gate_markdown(void) { return (CEmbeddedFile){gate_markdown, sizeof gate_markdown}; }
CEmbeddedFile embedded_gate_junit(void) { return (CEmbeddedFile){gate_junit, sizeof gate_junit}; }
CEmbeddedFile embedded_style_css(void) { return (CEmbeddedFile){style_css, sizeof style_css}; }
