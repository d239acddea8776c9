package dev.parley.app.cli;

import dev.parley.client.InferenceClient;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The built-in and the saved profiles. */
final class ProfileEndpoints implements ChatEndpoints {
    private final AppServices services;
    private final Targets targets;
    private final List<AppServices.Connector> connectors = new ArrayList<>();

    ProfileEndpoints(AppServices services) {
        this.services = services;
        this.targets = new Targets(services);
    }

    @Override
    public List<String> names() {
        Stream<String> saved = services.savedProfiles().stream().map(EndpointProfile::name);
        return Stream.concat(DemoProfiles.titles().stream(), saved).distinct().toList();
    }

    @Override
    public InferenceClient connect(String name, ResendConsent consent) {
        EndpointOptions options = new EndpointOptions();
        options.profile = name;
        options.resend = "ask";
        Target target = targets.choose(options).open();
        AppServices.Connector connector = services.connector(target.secrets(), consent);
        connectors.add(connector);
        return connector.connect(target.profile());
    }

    @Override
    public void close() {
        connectors.forEach(AppServices.Connector::close);
        targets.close();
    }
}
