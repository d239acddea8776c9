package dev.parley.gateway.job;

import java.util.List;

/** The tables, in the SQL that both databases read. */
final class Schema {
    static final int VERSION = 2;

    /** db-scheduler's table of executions, and one of the same form for webhooks, which wait by themselves. */
    static final String EXECUTIONS = "scheduled_tasks";

    static final String WEBHOOKS = "scheduled_webhooks";

    private Schema() {}

    static String job(String bytes) {
        return """
            create table job (
              id text primary key,
              service text not null,
              method text not null,
              path text not null,
              data text not null,
              state text not null,
              status_code integer,
              raw_output %s,
              fail_reason text,
              created_at bigint not null,
              finished_at bigint,
              %s)""".formatted(bytes, String.join(", ", addedColumns()));
    }

    /** What version 1 did not have. */
    static List<String> addedColumns() {
        return List.of(
                "response text",
                "webhook text",
                "idempotency_key text",
                "fingerprint text",
                "content_type text",
                "fence bigint not null default 0",
                "attempts integer not null default 0",
                "events bigint not null default 0",
                "output_from bigint",
                "started_at bigint");
    }

    static List<String> indexes() {
        return List.of(
                "create index job_finished on job (finished_at) where finished_at is not null",
                "create index job_listed on job (service, created_at, id)",
                "create index job_waiting on job (created_at, id) where state = 'pending'",
                "create unique index job_once on job (service, idempotency_key) where idempotency_key is not null");
    }

    static String events(String bytes) {
        return """
            create table job_event (
              job_id text not null,
              number bigint not null,
              kind text not null,
              data %s not null,
              primary key (job_id, number)
            )""".formatted(bytes);
    }

    /** A table as db-scheduler 16 wants it, and its index. */
    static List<String> executions(String name, String bytes, String time) {
        return List.of(
                """
            create table %1$s (
              task_name text not null,
              task_instance text not null,
              task_data %2$s,
              execution_time %3$s not null,
              picked boolean not null,
              picked_by text,
              last_success %3$s,
              last_failure %3$s,
              consecutive_failures int,
              last_heartbeat %3$s,
              version bigint not null,
              priority smallint,
              primary key (task_name, task_instance)
            )""".formatted(name, bytes, time), "create index %1$s_due on %1$s (execution_time)".formatted(name));
    }
}
