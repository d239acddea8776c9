package dev.parley.app.chat.view;

/** Does nothing. */
class QuietCommands implements Composer.Commands {
    @Override
    public void send() {}

    @Override
    public void stop() {}

    @Override
    public void editLast() {}

    @Override
    public void cancelEdit() {}

    @Override
    public boolean paste() {
        return false;
    }
}
