module example.com/factwants

go 1.26.0
