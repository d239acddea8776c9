package dev.parley.gateway.job;

/**
 * A request to be made later.
 *
 * @param path path and query inside the service, checked
 * @param data JSON text, sent as the body unless the method has none
 */
public record NewJob(String service, String method, String path, String data, JobTerms terms) {

    public NewJob(String service, String method, String path, String data) {
        this(service, method, path, data, JobTerms.NONE);
    }
}
