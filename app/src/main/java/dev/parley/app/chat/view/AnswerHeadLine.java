package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The line above an answer: who was asked, and when. */
public final class AnswerHeadLine extends HBox {

    private static final int WHOLE = 24;
    private static final double CUT = 120;

    public AnswerHeadLine(TurnViewModel answer, ViewContext context) {
        super(8);
        getStyleClass().add("answer-head");
        setAlignment(Pos.BASELINE_LEFT);
        Turn turn = answer.turn();
        TurnOrigin origin = turn.origin();
        String profile = origin == null ? "" : origin.profileName();
        String model = origin == null || origin.model() == null ? profile : origin.model();
        Label who = Controls.label(model.isEmpty() ? context.text("head.answer") : model, "answer-model");
        // Where there is no room for all, the profile is cut before the model, and never the time.
        who.setMinWidth(model.length() <= WHOLE ? USE_PREF_SIZE : CUT);
        getChildren().add(who);
        if (!profile.isEmpty() && !profile.equals(model)) {
            getChildren().add(Controls.label(profile, "text-caption", "muted"));
        }
        ZonedDateTime at = turn.createdAt().atZone(ZoneId.systemDefault());
        Label when = Controls.label(time(at, LocalDate.now(at.getZone())), "text-caption", "subtle");
        when.setMinWidth(USE_PREF_SIZE);
        getChildren().add(when);
    }

    /** The time alone on the day itself, with its day before that. */
    static String time(ZonedDateTime at, LocalDate today) {
        DateTimeFormatter format = at.toLocalDate().equals(today)
                ? DateTimeFormatter.ofPattern("HH:mm")
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        return format.format(at);
    }
}
