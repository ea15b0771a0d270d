-- What the scheduler has to start and when; db-scheduler reads and writes it.
CREATE SCHEMA scheduler;
CREATE TABLE scheduler.scheduled_tasks (
  task_name             text NOT NULL,
  task_instance         text NOT NULL,
  task_data             bytea,
  execution_time        timestamptz NOT NULL,
  picked                boolean NOT NULL,
  picked_by             text,
  last_success          timestamptz,
  last_failure          timestamptz,
  consecutive_failures  integer,
  last_heartbeat        timestamptz,
  version               bigint NOT NULL,
  priority              smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX execution_time_idx ON scheduler.scheduled_tasks (execution_time);
CREATE INDEX last_heartbeat_idx ON scheduler.scheduled_tasks (last_heartbeat);

-- What it has started, and how that ended.
CREATE TABLE job_firing (
  firing_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job        text NOT NULL,
  due_at     timestamptz NOT NULL,
  ended_at   timestamptz NOT NULL,
  exit_code  integer NOT NULL,
  process    text NOT NULL
);
CREATE INDEX job_firing_job ON job_firing (job, firing_id);
CREATE TRIGGER job_firing_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON job_firing FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
