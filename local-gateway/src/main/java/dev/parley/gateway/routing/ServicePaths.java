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
            return new Route.SubmitJob(service);
        }
        return output(service, call);
    }

    private static Route output(String service, String call) {
        String prefix = "/async/";
        String suffix = "/output";
        if (call.startsWith(prefix) && call.endsWith(suffix) && call.length() > prefix.length() + suffix.length()) {
            String id = call.substring(prefix.length(), call.length() - suffix.length());
            if (id.indexOf('/') < 0) {
                return new Route.JobOutput(service, id);
            }
        }
        return new Route.Nowhere();
    }
}
