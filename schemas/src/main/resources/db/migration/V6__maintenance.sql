-- Machines: what they are, what was measured, what a model makes of it, and what is to be done.

-- Ranges of one text each, so that one constraint can compare texts and times without an extension.
create type crossdock.text_range as range (subtype = text);

-- What a machine was at a time: kept by its owner, only read by a pipeline (R46).
create table crossdock.machine (
  tenant              text        not null,
  machine_id          text        not null,
  valid_from          timestamptz not null,
  valid_to            timestamptz,           -- not included; null where no end is known
  type                text        not null check (type <> ''),
  vibration_group     text        not null default '',  -- of the table of vibration zones (R34)
  shaft_rpm           double precision check (shaft_rpm > 0 and shaft_rpm < 'Infinity'),
  bearing_balls       integer check (bearing_balls > 0),
  bearing_ball_mm     double precision check (bearing_ball_mm > 0),
  bearing_pitch_mm    double precision check (bearing_pitch_mm > bearing_ball_mm
                                              and bearing_pitch_mm < 'Infinity'),
  bearing_contact_deg double precision check (bearing_contact_deg >= 0 and bearing_contact_deg < 90),
  location            text        not null default '',
  primary key (tenant, machine_id, valid_from),
  check (valid_to > valid_from),
  constraint bearing_is_whole check (num_nonnulls(
    bearing_balls, bearing_ball_mm, bearing_pitch_mm, bearing_contact_deg) in (0, 4)),
  -- A machine is one thing at a time.
  constraint one_machine_at_a_time exclude using gist (
    crossdock.text_range(tenant, tenant, '[]') with &&,
    crossdock.text_range(machine_id, machine_id, '[]') with &&,
    tstzrange(valid_from, valid_to) with &&)
);

-- Work that was done on machines: kept by their owner.
create table crossdock.maintenance_work (
  tenant     text        not null,
  machine_id text        not null,
  component  text        not null check (component <> ''),
  done_at    timestamptz not null,
  primary key (tenant, machine_id, done_at, component)
);

-- One row a block of vibration. Without a valid verdict there are no numbers (R38).
create table crossdock.vibration (
  tenant           text        not null,
  machine_id       text        not null,
  sensor_id        text        not null,
  block_id         uuid        not null,
  event_time       timestamptz not null,  -- of the first sample
  arrival_time     timestamptz not null,
  clock_ahead      boolean     not null,  -- measured after it arrived: no window has it (R45)
  verdict          text        not null
    check (verdict in ('VALID', 'TOO_SHORT', 'CLIPPED', 'FLAT', 'MISSING')),
  shaft_hz         double precision,
  acceleration_rms double precision,      -- m/s2
  velocity_rms     double precision,      -- mm/s, 10 to 1000 Hz (R35)
  zone             text        not null,  -- A to D; empty where the machine has no group (R34)
  peak             double precision,      -- m/s2
  crest            double precision,
  kurtosis         double precision,      -- 3 for a Gaussian signal (R36)
  skewness         double precision,
  outer_race       double precision,      -- above its surroundings in the envelope's spectrum (R37)
  inner_race       double precision,
  peaks            jsonb       not null,  -- [{"hz", "amplitude"}], the largest first
  written_at       timestamptz not null default now(),
  primary key (tenant, machine_id, event_time, block_id)
);

-- One row a reading, as it was said.
create table crossdock.process_reading (
  tenant            text        not null,
  machine_id        text        not null,
  reading_id        uuid        not null,
  event_time        timestamptz not null,
  arrival_time      timestamptz not null,
  clock_ahead       boolean     not null,
  variant           text        not null,
  air_kelvin        double precision,
  process_kelvin    double precision,
  speed_rpm         double precision,
  torque_nm         double precision,
  tool_wear_minutes double precision,
  source_name       text        not null,
  source_partition  integer     not null,
  source_offset     bigint      not null,
  source_message_id text        not null,
  written_at        timestamptz not null default now(),
  primary key (tenant, machine_id, event_time, reading_id)
);

-- One row a window of a machine: what models are given.
create table crossdock.feature_row (
  tenant            text        not null,
  machine_id        text        not null,
  machine_type      text        not null,
  location          text        not null,
  from_time         timestamptz not null,
  to_time           timestamptz not null,
  vibration_verdict text        not null
    check (vibration_verdict in ('VALID', 'TOO_SHORT', 'CLIPPED', 'FLAT', 'MISSING')),
  process_verdict   text        not null
    check (process_verdict in ('VALID', 'TOO_SHORT', 'CLIPPED', 'FLAT', 'MISSING')),
  features          jsonb       not null,  -- {name: number}
  known             boolean     not null,  -- whether the machine was known at that time
  revision          integer     not null,
  written_at        timestamptz not null default now(),
  primary key (tenant, machine_id, from_time)
);

-- One row a window, failure mode and model. With the features the model gives the same number at any time.
create table crossdock.prediction (
  tenant        text             not null,
  machine_id    text             not null,
  failure_mode  text             not null,
  from_time     timestamptz      not null,
  to_time       timestamptz      not null,
  machine_type  text             not null,
  location      text             not null,
  model         text             not null,
  model_version text             not null,
  verdict       text             not null
    check (verdict in ('VALID', 'TOO_SHORT', 'CLIPPED', 'FLAT', 'MISSING')),
  probability   double precision check (probability between 0 and 1),  -- null without a verdict
  threshold     double precision not null,
  reasons       jsonb            not null,  -- [{"feature", "value", "typical", "share"}]
  features      jsonb            not null,  -- {name: number}
  known         boolean          not null,
  revision      integer          not null,
  written_at    timestamptz      not null default now(),
  primary key (tenant, machine_id, failure_mode, from_time, model)
);

-- One row an order, which is also what has to be sent to the maintenance system (R42).
create table crossdock.work_order (
  tenant        text             not null,
  machine_id    text             not null,
  failure_mode  text             not null,
  began_at      timestamptz      not null,
  order_id      uuid             not null unique,  -- the external key there
  ended_at      timestamptz,
  state         text             not null check (state in ('OPEN', 'RECOVERED', 'WITHDRAWN')),
  probability   double precision not null,
  model         text             not null,
  model_version text             not null,
  reason        text             not null,
  location      text             not null,
  revision      integer          not null,
  written_at    timestamptz      not null default now(),
  primary key (tenant, machine_id, failure_mode, began_at)
);

create index work_order_open on crossdock.work_order (tenant, machine_id, failure_mode)
  where state = 'OPEN';

-- How far the maintenance system knows an order. It refers to none: an order may come after it.
create table crossdock.work_order_delivery (
  order_id           uuid        primary key,
  delivered_revision integer     not null default 0,
  external_id        text,
  state_at_cmms      text        not null default 'NONE'
    check (state_at_cmms in ('NONE', 'OPEN', 'CLOSED')),
  attempts           integer     not null default 0,
  ambiguous          boolean     not null default false,  -- sent, and no answer came
  lease_owner        text,
  lease_until        timestamptz,
  next_attempt_at    timestamptz,
  last_error         text,
  delivered_at       timestamptz,
  updated_at         timestamptz not null default now()
);

-- What is to be sent is what has a higher revision here than there: the order's index carries its
-- revision, so that those that are done are passed over without their rows.
create index work_order_to_send on crossdock.work_order (order_id) include (revision);

-- Each machine and failure mode as of its newest window, with the vibration measured last and the
-- order that is open.
create view crossdock.machine_health as
select p.tenant, p.machine_id, p.machine_type, p.location, p.failure_mode, p.from_time, p.to_time,
  p.verdict, p.probability, p.threshold, coalesce(p.probability >= p.threshold, false) as over,
  p.model, p.model_version, p.known,
  v.zone, v.velocity_rms, v.event_time as vibration_at,
  o.order_id, o.began_at as order_began_at
from (
    select distinct on (tenant, machine_id, failure_mode) *
    from crossdock.prediction
    order by tenant desc, machine_id desc, failure_mode desc, from_time desc
  ) p
  left join lateral (
    select zone, velocity_rms, event_time
    from crossdock.vibration v
    where v.tenant = p.tenant and v.machine_id = p.machine_id and v.verdict = 'VALID'
    order by event_time desc
    limit 1
  ) v on true
  left join lateral (
    select order_id, began_at
    from crossdock.work_order o
    where o.tenant = p.tenant and o.machine_id = p.machine_id
      and o.failure_mode = p.failure_mode and o.state = 'OPEN'
    order by began_at desc
    limit 1
  ) o on true;

-- Orders by machine and failure mode: what opens often or is withdrawn often has wrong limits (R43).
create view crossdock.work_order_count as
select tenant, machine_id, failure_mode, count(*) as orders,
  count(*) filter (where state = 'OPEN') as open,
  count(*) filter (where state = 'RECOVERED') as recovered,
  count(*) filter (where state = 'WITHDRAWN') as withdrawn,
  min(began_at) as first_at, max(began_at) as last_at
from crossdock.work_order
group by tenant, machine_id, failure_mode;

revoke all on crossdock.machine, crossdock.maintenance_work, crossdock.vibration,
  crossdock.process_reading, crossdock.feature_row, crossdock.prediction, crossdock.work_order,
  crossdock.work_order_delivery, crossdock.machine_health, crossdock.work_order_count from public;
grant select on crossdock.machine, crossdock.maintenance_work to crossdock_writer;
grant select, insert, update on crossdock.vibration, crossdock.process_reading,
  crossdock.feature_row, crossdock.prediction, crossdock.work_order, crossdock.work_order_delivery
  to crossdock_writer;
grant select on crossdock.machine, crossdock.maintenance_work, crossdock.vibration,
  crossdock.process_reading, crossdock.feature_row, crossdock.prediction, crossdock.work_order,
  crossdock.work_order_delivery, crossdock.machine_health, crossdock.work_order_count
  to crossdock_reader;
