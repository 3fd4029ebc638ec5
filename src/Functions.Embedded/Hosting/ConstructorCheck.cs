using System.Reflection;
using Functions.Embedded.Discovery;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Hosting;

/// <summary>Finds function classes and middleware whose constructors ask for what is not registered.</summary>
internal static class ConstructorCheck
{
    internal static void Run(
        FunctionCatalog catalog,
        IEnumerable<Type> middleware,
        IServiceProvider services,
        Problems problems
    )
    {
        var known = services.GetRequiredService<IServiceProviderIsService>();
        var classes = catalog.Functions.Where(f => !f.Method.IsStatic).Select(f => f.Method.DeclaringType!).Distinct();
        foreach (var type in classes)
        {
            // With several constructors the container chooses, and says itself when it cannot.
            if (type.GetConstructors() is [var only])
            {
                Check(type, only, known, problems);
            }
        }

        foreach (var type in middleware)
        {
            try
            {
                services.GetRequiredService(type);
            }
            catch (InvalidOperationException e)
            {
                problems.Add($"The middleware {Problems.NameOf(type)} cannot be made: {e.Message}");
            }
        }
    }

    private static void Check(
        Type type,
        ConstructorInfo constructor,
        IServiceProviderIsService known,
        Problems problems
    )
    {
        foreach (var parameter in constructor.GetParameters())
        {
            if (
                parameter.HasDefaultValue
                || parameter.IsDefined(typeof(FromKeyedServicesAttribute), inherit: false)
                || known.IsService(parameter.ParameterType)
            )
            {
                continue;
            }

            var advice =
                parameter.ParameterType == typeof(DurableTaskClient)
                    ? "take it as a parameter of the function, marked with [DurableClient]."
                    : "register it among the app's services.";
            problems.Add(
                $"The constructor of {Problems.NameOf(type)} asks for {Problems.NameOf(parameter.ParameterType)}, which is not there: {advice}"
            );
        }
    }
}
