-- The notifier's outbox by channel and state; due is what should have been told by now.
select channel, state, notifications,
  case when oldest_due_at < now() then oldest_due_at end as oldest_due_at
from crossdock.notification_count
order by channel, state
limit 200
