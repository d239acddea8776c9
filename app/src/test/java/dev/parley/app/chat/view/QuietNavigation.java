package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;

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
    public void tryDemo() {}
}
