-- Trucks: what their units said, what it means, and the record of each day.

-- One row an event, as it was said; it is never deleted by a pipeline (R26). Flags that follow from
-- other events come with a higher revision.
create table crossdock.truck_event (
  tenant            text             not null,
  truck_id          text             not null,
  event_id          uuid             not null,
  kind              text             not null check (kind in ('temperature', 'gps', 'door')),
  subject           text             not null,  -- the sensor or door; empty for positions
  event_time        timestamptz      not null,
  arrival_time      timestamptz      not null,
  celsius           double precision,
  defrosting        boolean          not null,
  latitude          double precision,
  longitude         double precision,
  accuracy          double precision,           -- metres; null where the receiver says none
  open              boolean          not null,
  flags             integer          not null,  -- bits of EventFlag
  flag_names        text[]           not null,  -- the same, to read
  revision          integer          not null,
  source_name       text             not null,
  source_partition  integer          not null,
  source_offset     bigint           not null,
  source_message_id text             not null,
  written_at        timestamptz      not null default now(),
  -- By truck and time, as they are asked for.
  primary key (tenant, truck_id, event_time, event_id)
);

-- One row a window of a truck, with all three streams or saying which was missing.
create table crossdock.truck_window (
  tenant            text             not null,
  truck_id          text             not null,
  from_time         timestamptz      not null,
  to_time           timestamptz      not null,
  temperatures      integer          not null,
  fixes             integer          not null,
  door_events       integer          not null,
  missing           text[]           not null,
  sensors           jsonb            not null,  -- [{"sensor", "readings", "minimum", "maximum", "mean", "deviation"}]
  latitude          double precision,
  longitude         double precision,
  metres            double precision not null,
  door_open_seconds double precision not null,
  revision          integer          not null,
  written_at        timestamptz      not null default now(),
  primary key (tenant, truck_id, from_time)
);

-- One row an episode (R40). A withdrawn one never was: late data showed it.
create table crossdock.alert (
  tenant     text        not null,
  alert_id   uuid        not null,
  truck_id   text        not null,
  rule       text        not null,
  title      text        not null,
  subject    text        not null,
  state      text        not null check (state in ('RAISED', 'CLEARED', 'ENDED', 'WITHDRAWN')),
  severity   text        not null check (severity in ('WARNING', 'CRITICAL')),
  began_at   timestamptz not null,
  raised_at  timestamptz not null,
  ended_at   timestamptz,
  extreme    double precision,
  duty_from  timestamptz not null,
  said_at    timestamptz,
  revision   integer     not null,
  written_at timestamptz not null default now(),
  primary key (tenant, alert_id)
);

create index alert_by_truck on crossdock.alert (tenant, truck_id, began_at);

-- One row a stretch of time in which a truck was seen to stand. A withdrawn one never was.
create table crossdock.stop (
  tenant     text             not null,
  truck_id   text             not null,
  from_time  timestamptz      not null,
  to_time    timestamptz      not null,
  latitude   double precision not null,
  longitude  double precision not null,
  place      text             not null,
  over       boolean          not null,
  withdrawn  boolean          not null,
  revision   integer          not null,
  written_at timestamptz      not null default now(),
  primary key (tenant, truck_id, from_time)
);

-- One row a truck and day of its zone: what an auditor reads.
create table crossdock.trip_ledger (
  tenant            text             not null,
  truck_id          text             not null,
  day               date             not null,
  zone              text             not null,
  events            integer          not null,
  fixes             integer          not null,
  flagged_fixes     integer          not null,
  metres            double precision not null,
  moving_seconds    double precision not null,
  stopped_seconds   double precision not null,
  unknown_seconds   double precision not null,
  door_open_seconds double precision not null,
  stops             integer          not null,
  sensors           jsonb            not null,
  revision          integer          not null,
  written_at        timestamptz      not null default now(),
  primary key (tenant, truck_id, day)
);

-- The ledger's sensors and limits as rows, to be asked for by name.
create view crossdock.cold_chain as
select l.tenant, l.truck_id, l.day, l.zone,
  s->>'sensor' as sensor,
  (s->>'readings')::integer as readings,
  (s->>'observedSeconds')::double precision / 60 as observed_minutes,
  (s->>'minimum')::double precision as minimum,
  (s->>'maximum')::double precision as maximum,
  (s->>'mean')::double precision as mean,
  (s->>'kineticMean')::double precision as kinetic_mean,
  (s->>'aboveSeconds')::double precision / 60 as above_minutes,
  (s->>'belowSeconds')::double precision / 60 as below_minutes,
  e->>'limit' as excursion,
  (e->>'daySeconds')::double precision / 60 as excursion_day_minutes,
  (e->>'dutySeconds')::double precision / 60 as excursion_duty_minutes,
  (e->>'alarmAt')::timestamptz as alarm_at
from crossdock.trip_ledger l
  cross join jsonb_array_elements(l.sensors) as s
  left join jsonb_array_elements(s->'excursions') as e on true;

-- How long each truck stood at each place.
create view crossdock.stoppage as
select tenant, truck_id, place, count(*) as stops,
  sum(extract(epoch from to_time - from_time))::double precision as stopped_seconds
from crossdock.stop
where not withdrawn
group by tenant, truck_id, place;

revoke all on crossdock.truck_event, crossdock.truck_window, crossdock.alert, crossdock.stop,
  crossdock.trip_ledger, crossdock.cold_chain, crossdock.stoppage from public;
grant select, insert, update on crossdock.truck_event, crossdock.truck_window, crossdock.alert,
  crossdock.stop, crossdock.trip_ledger to crossdock_writer;
grant select on crossdock.truck_event, crossdock.truck_window, crossdock.alert, crossdock.stop,
  crossdock.trip_ledger, crossdock.cold_chain, crossdock.stoppage to crossdock_reader;
