/** OkHttp wiring: one request on the wire, phase time-outs, redirects, redaction. Not exported. */
@NullMarked
package dev.parley.client.http;

import org.jspecify.annotations.NullMarked;
