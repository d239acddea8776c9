package dev.parley.app.chat.view;

import dev.parley.app.chat.Strength;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.TurnAttachment;
import java.nio.file.Path;
import java.util.List;

/** Leads nowhere. */
class QuietNavigation implements ChatNavigation {
    @Override
    public void addEndpoint() {}

    @Override
    public void editProfile(String profileId, boolean atKey) {}

    @Override
    public void inspect(TurnViewModel answer) {}

    @Override
    public void openAsFile(TurnViewModel answer) {}

    @Override
    public List<Path> chooseFiles() {
        return List.of();
    }

    @Override
    public void showFile(TurnAttachment file) {}

    @Override
    public void tryDemo() {}

    @Override
    public void importProfile() {}

    @Override
    public void show(Strength strength) {}

    @Override
    public void startTour() {}

    @Override
    public boolean isDemo(EndpointProfile profile) {
        return false;
    }
}
