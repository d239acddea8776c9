package dev.parley.app.chat.view;

/** Leads nowhere. */
class QuietNavigation implements ChatNavigation {
    @Override
    public void addEndpoint() {}

    @Override
    public void editProfile(String profileId, boolean atKey) {}

    @Override
    public void tryDemo() {}
}
