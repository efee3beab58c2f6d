-- Notifications: who is told what of which episode, and what became of it. The table notification is
-- the outbox: any number of notifiers write to it and deliver from it.

-- One row an episode as the notifier knows it (R40): a state machine, and the scope in which what is
-- said again is no news.
create table crossdock.notification_episode (
  tenant     text        not null,
  episode_id uuid        not null,
  kind       text        not null check (kind in ('ALERT', 'ANOMALY', 'WORK_ORDER')),
  subject_id text        not null,  -- as an acknowledgement calls it
  asset      text        not null,
  rule       text        not null,
  severity   text        not null check (severity in ('WARNING', 'CRITICAL')),
  state      text        not null check (state in ('RAISED', 'CLEARED', 'ENDED', 'WITHDRAWN')),
  turn       integer     not null,  -- how often it was raised: late data can open an ended one again
  revision   integer     not null,
  began_at   timestamptz not null,
  written_at timestamptz not null default now(),
  primary key (tenant, episode_id)
);

create index notification_episode_by_rule
  on crossdock.notification_episode (tenant, asset, rule, began_at);

-- One row an episode, event and channel. Its id follows from these, so that what is read again makes
-- no second one. Those of a group that go out together share a message, whose id is that of its first.
create table crossdock.notification (
  notification_id uuid        primary key,
  tenant          text        not null,
  episode_id      uuid        not null,
  event           text        not null
    check (event in ('RAISED', 'ESCALATED', 'CLEARED', 'ENDED', 'WITHDRAWN')),
  turn            integer     not null,
  channel         text        not null,
  route           text        not null,
  group_id        uuid        not null,
  severity        text        not null check (severity in ('WARNING', 'CRITICAL')),
  facts           jsonb       not null,  -- what is told
  state           text        not null
    check (state in ('WAITING', 'TAKEN', 'DELIVERED', 'RECORDED', 'CANCELLED', 'FAILED')),
  reason          text        not null default '',  -- why it was not, or not yet, told
  message_id      uuid,
  not_before      timestamptz not null,  -- not to be told earlier: quiet hours
  due_at          timestamptz not null,  -- to be told: after the group's wait; the oldest first
  retry_at        timestamptz,           -- to be tried again after a failure, not earlier
  maybe_told      boolean     not null default false,  -- sent, and no answer says that it was not taken
  attempts        integer     not null default 0,
  lease_owner     text,
  lease_until     timestamptz,
  begun_at        timestamptz,
  delivered_at    timestamptz,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  seq             bigint      generated always as identity,  -- the order in which an episode is told
  unique (tenant, episode_id, event, turn, channel),
  foreign key (tenant, episode_id) references crossdock.notification_episode
);

create index notification_due on crossdock.notification (channel, due_at, seq)
  where state in ('WAITING', 'TAKEN');

create index notification_by_message on crossdock.notification (message_id)
  where message_id is not null;

create index notification_by_group on crossdock.notification (channel, group_id, begun_at);

-- What waits and what failed, to be read by a person; the oldest first.
create view crossdock.notification_progress as
select n.channel,
  case
    when n.state = 'FAILED' then 'FAILED'
    when n.state = 'TAKEN' then 'ON ITS WAY'
    when n.attempts > 0 then 'RETRIED'
    when n.not_before > now() then 'QUIET HOURS'
    when n.event = 'ESCALATED' and n.due_at > now() then 'UNLESS ACKNOWLEDGED'
    when n.due_at > now() then 'GROUPING'
    else 'DUE'
  end as progress,
  n.tenant, e.kind, e.asset, e.rule, n.event, n.severity, n.reason, n.attempts, n.due_at,
  n.retry_at, n.created_at, n.episode_id, n.notification_id, n.message_id, n.route
from crossdock.notification n
  join crossdock.notification_episode e using (tenant, episode_id)
where n.state in ('WAITING', 'TAKEN', 'FAILED')
order by n.due_at, n.seq;

-- Episodes of each asset and rule. One that repeats three times within a minute chatters (R43): its
-- limits or its delays are wrong.
create view crossdock.chattering as
select tenant, asset, rule, count(*) as episodes,
  count(*) filter (where began_at > now() - interval '1 day') as episodes_of_a_day,
  max(within_a_minute) as most_within_a_minute,
  max(within_a_minute) >= 3 as chatters,
  min(began_at) as first_at, max(began_at) as last_at
from (
    select tenant, asset, rule, began_at,
      count(*) over (partition by tenant, asset, rule order by began_at
        range between interval '1 minute' preceding and current row) as within_a_minute
    from crossdock.notification_episode
    where state <> 'WITHDRAWN'
  ) e
group by tenant, asset, rule;

-- A role without a login, as those of V4.
do $$
begin
  if not exists (select from pg_roles where rolname = 'crossdock_notifier') then
    create role crossdock_notifier nologin;
  end if;
end
$$;

revoke all on crossdock.notification_episode, crossdock.notification,
  crossdock.notification_progress, crossdock.chattering from public;
grant usage on schema crossdock to crossdock_notifier;
grant select, insert, update on crossdock.notification_episode, crossdock.notification
  to crossdock_notifier;
grant select on crossdock.acknowledgement to crossdock_notifier;
grant select on crossdock.notification_episode, crossdock.notification,
  crossdock.notification_progress, crossdock.chattering to crossdock_reader;
