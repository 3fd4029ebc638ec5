using Functions.Embedded.TestApp;

return args switch
{
    ["azurite", var dataFolder, var searchFrom] => await AzuriteKeeper.RunAsync(dataFolder, searchFrom),
    _ => 64,
};
