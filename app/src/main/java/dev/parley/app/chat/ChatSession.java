package dev.parley.app.chat;

import dev.parley.client.Role;
import dev.parley.client.store.History;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One chat in memory: on the screen, or behind it while an answer is on its way. What changes goes into the history in
 * the order of the changes. For the toolkit's thread.
 */
final class ChatSession implements LiveAnswer.Owner {

    /** Hears of changes. */
    interface Listener {
        void changed(ChatSession session);

        /** An answer ended, in whatever way; {@code awaited}: the chat had waited for it. */
        void answered(ChatSession session, Turn answer, boolean awaited);
    }

    private final ChatParts parts;
    private final ChatActivity activity;
    private final Listener listener;
    private final TurnTree tree;
    private Chat chat;
    private boolean stored;
    /** Where a temporary chat goes; {@code null}: into the history. */
    private final @Nullable TemporaryHistory temporary;

    private List<Turn> path = List.of();
    /** Those of the end of the path; the turns before are not shown yet. */
    private List<TurnSection> sections = List.of();

    private @Nullable LiveAnswer running;
    /** Jobs of an earlier run of the program that are followed on branches beside the one that is shown. */
    private final List<LiveAnswer> beside = new ArrayList<>();

    private @Nullable TranscriptItems screen;

    ChatSession(
            ChatParts parts,
            ChatActivity activity,
            Listener listener,
            Chat chat,
            Collection<Turn> turns,
            boolean stored) {
        this(parts, activity, listener, chat, turns, stored, null);
    }

    private ChatSession(
            ChatParts parts,
            ChatActivity activity,
            Listener listener,
            Chat chat,
            Collection<Turn> turns,
            boolean stored,
            @Nullable TemporaryHistory temporary) {
        this.temporary = temporary;
        this.parts = temporary == null ? parts : parts.with(temporary);
        this.activity = activity;
        this.listener = listener;
        this.chat = chat;
        this.tree = new TurnTree(turns);
        this.stored = stored;
    }

    /** A new chat of which nothing is stored, until {@link #keep}. */
    static ChatSession temporary(ChatParts parts, ChatActivity activity, Listener listener, Chat chat) {
        TemporaryHistory nowhere = new TemporaryHistory(parts.history());
        parts.parameters().temporary(chat.id(), true);
        parts.attachments().temporary(chat.id());
        return new ChatSession(parts, activity, listener, chat, List.of(), false, nowhere);
    }

    Chat chat() {
        return chat;
    }

    /** What its answers work with. */
    ChatParts parts() {
        return parts;
    }

    boolean isTemporary() {
        return temporary != null && !temporary.isKept();
    }

    /** A temporary chat becomes one like the others. */
    void keep() {
        if (temporary != null && isTemporary()) {
            parts.parameters().temporary(chat.id(), false);
            temporary.keep(chat);
            stored = true;
            activity.saved(chat);
        }
    }

    /** A temporary chat ends, and nothing of it is left. */
    void vanish() {
        if (temporary != null && isTemporary()) {
            discardAll();
            tree.turns().forEach(turn -> parts.captures().forget(turn.id()));
            temporary.forget();
            parts.parameters().forget(chat.id());
            parts.attachments().forget(chat.id());
            activity.forget(chat.id());
        }
    }

    TurnTree tree() {
        return tree;
    }

    boolean isStored() {
        return stored;
    }

    /** The answer on its way that the chat waits for. */
    @Nullable LiveAnswer running() {
        return running;
    }

    /** Whether any answer is on its way, be it on a branch that is not shown. */
    boolean isAnswering() {
        return running != null || !beside.isEmpty();
    }

    /** What runs for this turn. */
    @Nullable LiveAnswer live(String turnId) {
        return all().stream()
                .filter(live -> live.turn().id().equals(turnId))
                .findFirst()
                .orElse(null);
    }

    private List<LiveAnswer> all() {
        List<LiveAnswer> all = new ArrayList<>(beside);
        if (running != null) {
            all.add(running);
        }
        return all;
    }

    List<Turn> path() {
        return path;
    }

    List<TurnSection> sections() {
        return sections;
    }

    /** The turns of the path that have no section yet. */
    List<Turn> unloaded() {
        return path.subList(0, path.size() - sections.size());
    }

    boolean isShown() {
        return screen != null;
    }

    /** {@code null}: it is on no screen. */
    void showOn(@Nullable TranscriptItems newScreen) {
        if (screen != null && newScreen == null) {
            screen.show(List.of());
            screen.showWaiting(List.of());
        }
        screen = newScreen;
        refreshScreen();
    }

    @Override
    public void together(Runnable edits) {
        if (screen == null) {
            edits.run();
        } else {
            screen.together(edits);
        }
    }

    /** Changes the chat's own fields and saves them, if there is anything of the chat to save. */
    void update(UnaryOperator<Chat> change) {
        Chat before = chat;
        chat = change.apply(chat);
        if (stored && !chat.equals(before)) {
            save();
        }
        if (screen != null) {
            screen.showWaiting(chat.queued());
        }
        listener.changed(this);
    }

    /** Saves the chat, from now on with every change; not a temporary one. */
    void store() {
        if (!isTemporary()) {
            stored = true;
            save();
        }
    }

    /** Takes the chat's row away again: nothing of it is left. */
    void unstore() {
        stored = false;
        parts.history().deleteChat(chat.id());
        Chat old = chat;
        chat = Chat.create(parts.clock().instant(), old.profileId(), old.model())
                .withInput(old.systemPrompt(), old.draft(), old.queued());
        parts.parameters().moved(old.id(), chat.id());
    }

    /** A turn that is new or changed: kept and saved. */
    void put(Turn turn) {
        tree.put(turn);
        parts.history().saveTurn(chat.id(), turn);
    }

    /** Removes a turn and what follows; what was removed, parents first. */
    List<Turn> remove(Turn turn) {
        parts.history().deleteTurn(chat.id(), turn.id());
        return tree.remove(turn.id());
    }

    /** Takes sections that were made elsewhere for the path of a chat that was just read. */
    void show(List<Turn> newPath, List<TurnSection> lastSections) {
        path = newPath;
        sections = lastSections;
        tellBranches(sections);
        refreshScreen();
    }

    /** Adds sections of the turns just before those that are shown; false if they are not those any more. */
    boolean showEarlier(List<TurnSection> earlier) {
        List<Turn> missing = unloaded();
        int first = missing.size() - earlier.size();
        for (int i = 0; i < earlier.size(); i++) {
            if (first < 0
                    || !missing.get(first + i).id().equals(earlier.get(i).turn().id())) {
                return false;
            }
        }
        List<TurnSection> all = new ArrayList<>(earlier);
        all.addAll(sections);
        sections = List.copyOf(all);
        tellBranches(earlier);
        if (screen != null) {
            screen.prepend(earlier);
        }
        return true;
    }

    /** Shows the path to the chat's leaf, leaving alone what is the same. {@code changed} turns are shown anew. */
    void showPath(String... changed) {
        List<Turn> newPath = tree.path(chat.leafId());
        int common = 0;
        while (common < newPath.size()
                && common < path.size()
                && newPath.get(common).id().equals(path.get(common).id())
                && !List.of(changed).contains(newPath.get(common).id())) {
            common++;
        }
        int missing = path.size() - sections.size();
        List<TurnSection> shown = new ArrayList<>(sections.subList(0, Math.max(0, common - missing)));
        List<TurnSection> fresh = new ArrayList<>();
        for (Turn turn : newPath.subList(common, newPath.size())) {
            fresh.add(sectionOf(turn));
        }
        shown.addAll(fresh);
        path = newPath;
        sections = List.copyOf(shown);
        runWhatIsShown();
        tellBranches(fresh);
        refreshScreen();
        listener.changed(this);
    }

    /** Shows the youngest branch through this turn, if there is such a turn and it is not shown. */
    void showBranchOf(String turnId) {
        boolean shown = path.stream().anyMatch(turn -> turn.id().equals(turnId));
        if (!shown && tree.find(turnId) != null) {
            String leaf = tree.youngestLeaf(turnId);
            update(old -> old.withLeaf(leaf));
            showPath();
        }
    }

    @Nullable TurnSection section(String turnId) {
        for (int i = sections.size() - 1; i >= 0; i--) {
            if (sections.get(i).turn().id().equals(turnId)) {
                return sections.get(i);
            }
        }
        return null;
    }

    /** Shows the sibling of a turn that is {@code step} further on, if there is one. */
    void switchBranch(String turnId, int step) {
        Turn from = tree.find(turnId);
        List<String> siblings = from == null ? List.of() : tree.siblings(from);
        int to = siblings.indexOf(turnId) + step;
        if (to >= 0 && to < siblings.size()) {
            showBranchOf(siblings.get(to));
        }
    }

    /** Puts a message behind those that wait; nothing is written any more. */
    void enqueue(String text, String systemPrompt) {
        List<String> queue = new ArrayList<>(chat.queued());
        queue.add(text);
        update(before -> before.withInput(systemPrompt, "", queue));
    }

    /** Takes a message out of those that wait; {@code null} if there is none there. */
    @Nullable String takeWaiting(int position) {
        List<String> queue = new ArrayList<>(chat.queued());
        if (position < 0 || position >= queue.size()) {
            return null;
        }
        String text = queue.remove(position);
        update(before -> before.withInput(before.systemPrompt(), before.draft(), queue));
        return text;
    }

    void began(LiveAnswer answer) {
        beside.add(answer);
        runWhatIsShown();
        activity.began(this, answer.turn().id());
        answer.start();
        listener.changed(this);
    }

    /** The chat waits for the answer on its way that is shown. */
    private void runWhatIsShown() {
        for (LiveAnswer live : beside) {
            if (running == null
                    && path.stream()
                            .anyMatch(turn -> turn.id().equals(live.turn().id()))) {
                running = live;
            }
        }
        beside.remove(running);
    }

    /** Ends the answer on its way at once; its text stays. */
    void stop() {
        stop(running);
    }

    /** The same for an answer that may be on a branch that is not shown. */
    void stop(String turnId) {
        stop(live(turnId));
    }

    private void stop(@Nullable LiveAnswer stopping) {
        if (stopping != null) {
            tree.put(stopping.turn().turn().ended(TurnState.STOPPED, null));
            forget(stopping, TurnState.STOPPED);
            stopping.stop();
            listener.changed(this);
        }
    }

    private void forget(LiveAnswer answer, TurnState state) {
        activity.over(answer.turn().id());
        beside.remove(answer);
        if (running == answer) {
            running = null;
        }
        if (isAnswering()) {
            activity.note(chat.id(), state);
        } else {
            activity.ended(chat.id(), state);
        }
    }

    /** The answer on its way is not wanted any more, not even what came of it. */
    void discard(LiveAnswer discarded) {
        forget(discarded, TurnState.STOPPED);
        discarded.discard();
    }

    void discardAll() {
        all().forEach(this::discard);
    }

    /** The program ends. */
    void leave() {
        List<LiveAnswer> left = all();
        running = null;
        beside.clear();
        left.forEach(LiveAnswer::leave);
    }

    @Override
    public void accepted() {
        activity.jobChanged();
    }

    @Override
    public void ended(LiveAnswer answer, Turn turn) {
        if (turn.jobId() != null) {
            activity.jobChanged();
        }
        tree.put(turn);
        boolean awaited = !beside.contains(answer);
        if (all().contains(answer)) {
            forget(answer, turn.state());
        }
        listener.answered(this, turn, awaited);
        listener.changed(this);
    }

    /** The last answer on the path, or {@code null}. */
    @Nullable Turn lastTurn(Role role) {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i).role() == role) {
                return tree.find(path.get(i).id());
            }
        }
        return null;
    }

    /** The last thing that the person said on the path, if it is shown. */
    @Nullable TurnViewModel lastMessage() {
        Turn last = lastTurn(Role.USER);
        TurnSection section = last == null ? null : section(last.id());
        return section == null ? null : section.turn();
    }

    /** The last answer that is shown and fits, or {@code null}. */
    @Nullable TurnSection lastAnswer(Predicate<TurnViewModel> fits) {
        for (TurnSection section : sections.reversed()) {
            if (!section.turn().isUser() && fits.test(section.turn())) {
                return section;
            }
        }
        return null;
    }

    /** The turns up to this one as they are now, it included. */
    List<Turn> upTo(@Nullable String turnId) {
        return tree.path(turnId);
    }

    private TurnSection sectionOf(Turn turn) {
        LiveAnswer live = live(turn.id());
        return live == null ? new TurnSection(turn, parts.frames()) : live.section();
    }

    /** Counts the branches of all that is shown anew. */
    void tellBranches() {
        tellBranches(sections);
    }

    private void tellBranches(List<TurnSection> of) {
        for (TurnSection section : of) {
            Turn turn = tree.find(section.turn().id());
            if (turn != null) {
                List<String> siblings = tree.siblings(turn);
                section.turn().branch(siblings.indexOf(turn.id()) + 1, siblings.size());
            }
        }
    }

    private void refreshScreen() {
        TranscriptItems on = screen;
        if (on != null) {
            on.together(() -> {
                on.show(sections);
                on.showWaiting(chat.queued());
            });
        }
    }

    private void save() {
        History history = parts.history();
        history.saveChat(chat);
        activity.saved(chat);
    }
}
