-- Work orders on their way to the maintenance system (CMMS). The table work_order is the outbox: each
-- higher revision there is wanted here, and what is wanted and not delivered is pending.

alter table crossdock.work_order_delivery
  add column tenant           text        not null,
  add column machine_id       text        not null,
  add column failure_mode     text        not null,
  add column began_at         timestamptz not null,
  add column wanted_revision  integer     not null,
  -- The CMMS refused it for what is in it: not tried again before a higher revision is wanted or a
  -- person sets this to 0.
  add column refused_revision integer     not null default 0,
  alter column next_attempt_at set default now(),
  alter column next_attempt_at set not null;

alter table crossdock.work_order_delivery
  add column pending boolean not null
    generated always as (wanted_revision > greatest(delivered_revision, refused_revision)) stored;

-- One order of a machine and failure mode is open there at any time, or may be: whoever wants to
-- open a second one fails here before the CMMS hears of it.
create unique index work_order_delivery_open
  on crossdock.work_order_delivery (tenant, machine_id, failure_mode)
  where ambiguous or state_at_cmms = 'OPEN';

create index work_order_delivery_pending on crossdock.work_order_delivery (began_at) where pending;

create index work_order_delivery_by_machine
  on crossdock.work_order_delivery (tenant, machine_id, failure_mode, began_at);

-- Another state is always wanted: what is said for good has the highest revision, and so has what a
-- run without memory says for good after it.
-- An order of which nobody knows whether it has arrived keeps its waiting time: to look too early
-- would miss it.
create function crossdock.want_delivery() returns trigger language plpgsql as $$
begin
  insert into crossdock.work_order_delivery as d
    (order_id, tenant, machine_id, failure_mode, began_at, wanted_revision)
  values
    (new.order_id, new.tenant, new.machine_id, new.failure_mode, new.began_at, new.revision)
  on conflict (order_id) do update set
    wanted_revision = excluded.wanted_revision,
    delivered_revision = case when new.state <> old.state then 0 else d.delivered_revision end,
    next_attempt_at = case when d.ambiguous then d.next_attempt_at else now() end,
    updated_at = now()
  where excluded.wanted_revision > d.wanted_revision or new.state <> old.state;
  return null;
end
$$;

revoke all on function crossdock.want_delivery() from public;

create trigger want_delivery after insert or update of revision, state on crossdock.work_order
  for each row execute function crossdock.want_delivery();

-- What has become of each order, to be read by a person.
create view crossdock.work_order_progress as
select w.tenant, w.machine_id, w.failure_mode, w.began_at, w.ended_at, w.state, w.order_id,
  d.external_id, d.state_at_cmms, d.ambiguous,
  case
    when d.refused_revision >= d.wanted_revision then 'REFUSED'
    when not d.pending then 'DELIVERED'
    when w.state = 'OPEN' and exists (
      select from crossdock.work_order_delivery o
      where o.tenant = d.tenant and o.machine_id = d.machine_id
        and o.failure_mode = d.failure_mode and o.order_id <> d.order_id
        and (o.ambiguous or o.state_at_cmms = 'OPEN')) then 'BEHIND ANOTHER'
    when d.attempts > 0 then 'RETRIED'
    else 'WAITING'
  end as progress,
  d.attempts, d.next_attempt_at, d.last_error, d.delivered_at
from crossdock.work_order w
  join crossdock.work_order_delivery d using (order_id);

revoke all on crossdock.work_order_progress from public;
grant select on crossdock.work_order_progress to crossdock_reader;
