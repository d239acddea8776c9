package dev.parley.benchmarks.gateway;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The gateways of others, each as it is used: no buffering of streams, connections kept, a log of every request. */
final class Peers {
    private static final long START_NANOS = 30_000_000_000L;

    private static final String NGINX = """
            daemon off;
            worker_processes auto;
            pid @folder@/nginx.pid;
            error_log @folder@/nginx-error.log;
            events { worker_connections 4096; }
            http {
              access_log @folder@/nginx-access.log;
              client_body_temp_path @folder@/body;
              proxy_temp_path @folder@/proxy;
              fastcgi_temp_path @folder@/fastcgi;
              uwsgi_temp_path @folder@/uwsgi;
              scgi_temp_path @folder@/scgi;
              keepalive_requests 1000000000;
              upstream up { server 127.0.0.1:@upstream@; keepalive 1024; keepalive_requests 1000000000; }
              server {
                listen 127.0.0.1:@port@ backlog=4096;
                location / {
                  proxy_pass http://up;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_buffering off;
                }
              }
            }
            """;

    private static final String HAPROXY = """
            global
              maxconn 8192
              log stdout format raw local0
            defaults
              mode http
              log global
              option httplog
              option http-no-delay
              option abortonclose
              http-reuse always
              timeout connect 5s
              timeout client 120s
              timeout server 120s
            frontend callers
              bind 127.0.0.1:@port@
              default_backend up
            backend up
              server up 127.0.0.1:@upstream@
            """;

    private Peers() {}

    static Started nginx(Path folder, int upstream) throws IOException, InterruptedException {
        int port = freePort();
        Path config = Files.writeString(folder.resolve("nginx.conf"), filled(NGINX, folder, port, upstream));
        Process process =
                start(folder, "nginx", List.of(Installed.NGINX, "-c", config.toString(), "-p", folder.toString()));
        return started("nginx", process, port, List.of());
    }

    static Started haproxy(Path folder, int upstream) throws IOException, InterruptedException {
        int port = freePort();
        Path config = Files.writeString(folder.resolve("haproxy.cfg"), filled(HAPROXY, folder, port, upstream));
        Process process = start(folder, "haproxy", List.of(Installed.HAPROXY, "-db", "-f", config.toString()));
        return started("haproxy", process, port, List.of());
    }

    static Started portkey(Path folder, Path peer, int upstream) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of("node", "-r", peer.resolve("loopback.cjs").toString()));
        command.add(peer.resolve("node_modules/@portkey-ai/gateway/build/start-server.js")
                .toString());
        command.addAll(List.of("--port=" + port, "--headless"));
        Process process = start(folder, "portkey", command);
        return started(
                "@portkey-ai/gateway",
                process,
                port,
                List.of(
                        "x-portkey-provider: openai",
                        "x-portkey-custom-host: http://127.0.0.1:" + upstream + "/v1",
                        "Authorization: Bearer none"));
    }

    static Started bareEngine(int upstream) throws IOException, InterruptedException {
        LineProcess process = LineProcess.java(Parley.FLAGS, BareProxy.class, String.valueOf(upstream));
        int port = Integer.parseInt(process.line(60));
        return new Started(new Contender(Contender.BARE, process.handle(), port, Contender.CHAT, List.of()), process);
    }

    private static String filled(String config, Path folder, int port, int upstream) {
        return config.replace("@folder@", folder.toString())
                .replace("@port@", String.valueOf(port))
                .replace("@upstream@", String.valueOf(upstream));
    }

    /** A contender and what ends it. */
    record Started(Contender contender, AutoCloseable end) {}

    private static Process start(Path folder, String name, List<String> command) throws IOException {
        File log = folder.resolve(name + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("NODE_ENV", "production");
        return builder.start();
    }

    private static Started started(String title, Process process, int port, List<String> headers)
            throws InterruptedException {
        LineProcess lines = new LineProcess(process);
        long start = System.nanoTime();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - start > START_NANOS) {
                lines.close();
                throw new IllegalStateException(
                        title
                                + " did not start; the logs are in the folder parley-gateway-benchmark... of the temporary files");
            }
            Thread.sleep(20);
        }
        return new Started(new Contender(title, process.toHandle(), port, Contender.CHAT, headers), lines);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
