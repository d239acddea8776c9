package dev.parley.app;

import dev.parley.app.shell.WindowMemory;
import java.util.concurrent.Executor;

/** What the window gets from the composition root. */
interface WindowServices {

    WindowMemory memory();

    /** {@code fx} runs tasks on the toolkit's thread. */
    WindowModels.Services models(Executor fx);
}
