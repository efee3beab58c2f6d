-- The joined windows of a truck, newest first.
select from_time, to_time, metres, door_open_seconds, missing, sensors
from crossdock.truck_window
where tenant = :tenant and truck_id = :truck
order by from_time desc
limit 60
