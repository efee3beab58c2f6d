-- Dead letters, and what was chosen to be replayed.

-- One row a failure, however often it is written: the same message that fails again at the same
-- step has the same id and a higher attempt. Times are numbers, microseconds since the epoch,
-- because a dead letter may carry one that no timestamptz holds, and a replay needs it unchanged.
create table crossdock.failure (
  failure_id        uuid        not null primary key,
  tenant            text        not null,
  pipeline          text        not null,
  step              text        not null,
  kind              text        not null,
  message           text        not null,
  payload           bytea       not null,
  content_type      text        not null,
  message_key       bytea       not null,
  source_name       text        not null,
  source_partition  integer     not null,
  source_offset     bigint      not null,
  source_message_id text        not null,
  arrival_micros    bigint      not null,
  event_micros      bigint,
  attempt           integer     not null,
  status            text        not null default 'OPEN' check (status in ('OPEN', 'REPLAYED')),
  first_seen        timestamptz not null default now(),
  last_seen         timestamptz not null default now(),
  replayed_at       timestamptz
);

-- A replay chooses by pipeline, kind and time among the open ones, which are few.
create index failure_open on crossdock.failure (pipeline, kind, last_seen) where status = 'OPEN';

-- Which failures a replay reads, with the attempt that each had then. Written before the replay
-- starts, so that after it exactly these are marked, and of them only those that did not fail again.
create table crossdock.replay (
  replay_id  uuid        not null,
  failure_id uuid        not null references crossdock.failure,
  attempt    integer     not null,
  chosen_at  timestamptz not null default now(),
  primary key (replay_id, failure_id)
);
