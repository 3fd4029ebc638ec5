using Functions.Embedded.TestApp;

return args switch
{
    ["azurite", var dataFolder, var searchFrom] => await AzuriteKeeper.RunAsync(dataFolder, searchFrom),
    ["host", var connectionString, var hub] => await HostKeeper.RunAsync(connectionString, hub),
    ["host-with-azurite", var dataFolder, var searchFrom, var hub] => await HostKeeper.RunAsync(
        dataFolder,
        searchFrom,
        hub
    ),
    _ => 64,
};
