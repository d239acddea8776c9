package dev.parley.gateway.routing;

/** The paths of the VESSL serve API (docs.vessl.ai, reference/serverless-api), under one prefix per service. Pure. */
final class ServicePaths {
    static final String PREFIX = "/api/v1/services/";

    private ServicePaths() {}

    /** @param query with its question mark, or empty */
    static Route route(String path, String query) {
        String rest = path.substring(PREFIX.length());
        int slash = rest.indexOf('/');
        if (slash < 1) {
            return new Route.Nowhere();
        }
        String service = rest.substring(0, slash);
        String call = rest.substring(slash);
        if (call.equals("/request") || call.startsWith("/request/")) {
            String inside = call.substring("/request".length());
            return new Route.Relay(service, (inside.isEmpty() ? "/" : inside) + query);
        }
        if (call.equals("/async")) {
            return new Route.Jobs(service);
        }
        return call.startsWith("/async/") ? ofJob(service, call.substring("/async/".length())) : new Route.Nowhere();
    }

    private static Route ofJob(String service, String call) {
        int slash = call.indexOf('/');
        if (slash < 1) {
            return new Route.Nowhere();
        }
        String id = call.substring(0, slash);
        return switch (call.substring(slash)) {
            case "/output" -> new Route.JobOutput(service, id);
            case "/cancel" -> new Route.JobCancel(service, id);
            case "/stream" -> new Route.JobStream(service, id);
            default -> new Route.Nowhere();
        };
    }
}
