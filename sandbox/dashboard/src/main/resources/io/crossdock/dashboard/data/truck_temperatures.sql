-- A truck's temperatures in the day before it was heard last, by the minute.
with last as (
  select max(event_time) as at from crossdock.truck_event
  where tenant = :tenant and truck_id = :truck
)
select date_trunc('minute', event_time) as at, subject as sensor, avg(celsius) as celsius,
  bool_or(defrosting) as defrosting
from crossdock.truck_event, last
where tenant = :tenant and truck_id = :truck and kind = 'temperature'
  and event_time > last.at - interval '1 day'
group by 1, 2
order by 1, 2
limit 10000
