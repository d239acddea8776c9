package dev.parley.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One TCP connection of a {@link ScriptedHttpServer}: requests in, replies out, in order. */
final class ScriptedConnection {
    private final ScriptedHttpServer server;
    private final Socket socket;
    /** The TLS layer over {@link #socket}, or that socket itself. */
    private final Socket secured;

    private final int number;

    ScriptedConnection(ScriptedHttpServer server, Socket socket, @Nullable ServerTls tls, int number)
            throws IOException {
        this.server = server;
        this.socket = socket;
        this.number = number;
        socket.setTcpNoDelay(true);
        if (tls == null) {
            secured = socket;
        } else {
            SSLSocket layered = (SSLSocket) tls.context()
                    .getSocketFactory()
                    .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), false);
            tls.apply(layered);
            secured = layered;
        }
    }

    void serve() {
        try {
            if (secured instanceof SSLSocket tls) {
                handshake(tls);
            }
            ReadAhead in = ReadAhead.start(secured.getInputStream(), "scripted-http-read-" + number);
            RequestReader reader = new RequestReader(in);
            while (exchange(reader, in)) {
                // The next request of a connection that is kept.
            }
        } catch (IOException e) {
            server.fault(number, e);
        } finally {
            close();
        }
    }

    /** A refused client gets to read why: closing before it has said all would be a reset. */
    private void handshake(SSLSocket tls) throws IOException {
        try {
            tls.startHandshake();
        } catch (SSLException refused) {
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            throw refused;
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException nothingToSave) {
            server.fault(number, nothingToSave);
        }
    }

    /** False once the connection is over. */
    private boolean exchange(RequestReader reader, ReadAhead in) throws IOException {
        RecordedRequest.Head head = reader.head();
        if (head == null) {
            return false;
        }
        RecordedRequest early = new RecordedRequest(head, new byte[0], number, in.gone());
        Reply reply = server.earlyReply(early);
        if (reply != null) {
            server.record(early);
            perform(reply, head, in);
            finish(reply, in);
            return false;
        }
        if ("100-continue".equalsIgnoreCase(head.header("Expect"))) {
            write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        RecordedRequest request = new RecordedRequest(head, reader.body(head), number, in.gone());
        server.record(request);
        reply = server.reply(request);
        perform(reply, head, in);
        boolean keep = reply.ending() == Reply.Ending.IN_ORDER
                && reply.isDelimited()
                && !reply.wantsClose()
                && !"close".equalsIgnoreCase(head.header("Connection"))
                && !in.gone().isDone();
        if (!keep) {
            finish(reply, in);
        }
        return keep;
    }

    private void perform(Reply reply, RecordedRequest.Head head, ReadAhead in) throws IOException {
        write(reply.head());
        if (head.method().equals("HEAD")) {
            return;
        }
        for (Reply.Step step : reply.steps()) {
            switch (step) {
                case Reply.Step.Write write -> write(write.bytes());
                case Reply.Step.Await(Gate gate) -> {
                    gate.reach();
                    CompletableFuture.anyOf(gate.opened(), in.gone()).join();
                    if (!gate.isOpen()) {
                        return;
                    }
                }
            }
        }
        if (reply.isChunked() && reply.ending() == Reply.Ending.IN_ORDER) {
            write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void finish(Reply reply, ReadAhead in) throws IOException {
        switch (reply.ending()) {
            case RST -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case STALL -> {
                in.abandon();
                in.gone().join();
            }
            case FIN -> {
                // Under TLS this is a FIN without close_notify: a cut, not an end.
                in.abandon();
                socket.shutdownOutput();
                in.gone().join();
            }
            case IN_ORDER -> {
                in.abandon();
                secured.shutdownOutput();
                in.gone().join();
            }
        }
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream out = secured.getOutputStream();
        out.write(bytes);
        out.flush();
    }
}
