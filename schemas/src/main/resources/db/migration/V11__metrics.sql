-- What the dashboard tells of the notifier's outbox as metrics: numbers alone, not what is told to whom.

create view crossdock.notification_count as
select channel, state, count(*) as notifications,
  min(greatest(due_at, not_before, retry_at)) filter (where state = 'WAITING') as oldest_due_at
from crossdock.notification
group by channel, state;

revoke all on crossdock.notification_count from public;
grant select on crossdock.notification_count to crossdock_reader, crossdock_dashboard;
