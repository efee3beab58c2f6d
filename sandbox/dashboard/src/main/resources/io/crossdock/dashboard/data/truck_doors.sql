-- When the doors of a truck opened and closed in the day before it was heard last.
with last as (
  select max(event_time) as at from crossdock.truck_event
  where tenant = :tenant and truck_id = :truck
)
select event_time as at, subject as door, open
from crossdock.truck_event, last
where tenant = :tenant and truck_id = :truck and kind = 'door'
  and event_time > last.at - interval '1 day'
order by event_time
limit 2000
